/** What the deployment says about itself in /config.json; nothing of an environment is in the bundle. */
export interface Config {
  apiUrl: string;
  region: string;
  userPoolId: string;
  clientId: string;
  cognitoUrl?: string;
  siteUrl?: string;
  vendor: { name: string };
}

let asked: Promise<Config> | undefined;
let known: Config | undefined;

export function config(): Promise<Config> {
  asked ??= fetch('/config.json', { cache: 'no-cache' })
    .then((answer) => (answer.ok ? (answer.json() as Promise<Config>) : Promise.reject(new Error(`config ${answer.status}`))))
    .then((found) => (known = found))
    .catch((reason: unknown) => {
      asked = undefined; // the next caller asks again
      throw reason;
    });
  return asked;
}

/** Once the application has started: the vendor whose portal this is. */
export const vendorName = () => known?.vendor.name ?? '';
