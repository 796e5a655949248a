/** How staff know a customer: the person, and the company they speak for if there is one. */
export const knownAs = (name: string, company: string | null) => (company ? `${name}, ${company}` : name);
