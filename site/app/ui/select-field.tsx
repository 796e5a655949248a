import { ChevronDown } from 'lucide';
import { describe, Field, type FieldProps } from './field';
import { Icon } from './icon';

export interface Option {
  value: string;
  label: string;
}

interface SelectProps extends FieldProps {
  value?: string | undefined;
  options: Option[];
  /** Options under headings, for long lists. */
  groups?: { label: string; options: Option[] }[];
  onChange?: (value: string) => void;
}

export function SelectField(props: SelectProps) {
  const { value, options, groups = [], onChange } = props;
  return (
    <Field {...props}>
      <span class="select">
        <select {...describe(props)} class="input" onChange={(event) => onChange?.(event.currentTarget.value)}>
          <Options of={options} chosen={value} />
          {groups.map((group) => (
            <optgroup key={group.label} label={group.label}>
              <Options of={group.options} chosen={value} />
            </optgroup>
          ))}
        </select>
        <Icon of={ChevronDown} size={18} />
      </span>
    </Field>
  );
}

const Options = ({ of, chosen }: { of: Option[]; chosen: string | undefined }) =>
  of.map((option) => (
    <option key={option.value} value={option.value} selected={option.value === chosen}>
      {option.label}
    </option>
  ));
