import { PackageCheck, Truck, Wrench } from 'lucide';
import { t } from '~/lib/i18n';
import { decide } from '~/lib/returns';
import { TextArea, TextField } from '~/ui/field';
import { Step, type Asked } from './dialog';

/** What staff do with goods that are repaired. */
export const Repair = (asked: Asked) => (
  <Step
    {...asked}
    move="repair"
    look="accent"
    icon={Wrench}
    text="settlement.repair"
    lead="settlement.repair_lead"
    work={({ message }, version) => decide(asked.of.number, { move: 'repair', version, message: message || null })}
  >
    {(form) => <TextArea optional form={form} name="message" label={t('returns.message')} rows={3} maxLength={1000} />}
  </Step>
);

export const SendBack = (asked: Asked) => (
  <Step
    {...asked}
    move="send_back"
    look="accent"
    icon={Truck}
    text="settlement.send_back"
    lead="settlement.send_back_lead"
    work={({ carrier, tracking_number, message }, version) =>
      decide(asked.of.number, {
        move: 'send_back',
        version,
        carrier: carrier || null,
        tracking_number: tracking_number || null,
        message: message || null,
      })
    }
  >
    {(form) => (
      <>
        <TextField optional form={form} name="carrier" label={t('staff_orders.carrier')} maxLength={100} />
        <TextField optional form={form} name="tracking_number" label={t('staff_orders.tracking_number')} maxLength={100} />
        <TextArea optional form={form} name="message" label={t('returns.message')} rows={3} maxLength={1000} />
      </>
    )}
  </Step>
);

export const Arrived = (asked: Asked) => (
  <Step
    {...asked}
    move="arrive"
    look="ghost"
    icon={PackageCheck}
    text="settlement.arrive"
    lead="settlement.arrive_lead"
    work={(_, version) => decide(asked.of.number, { move: 'arrive', version })}
  />
);
