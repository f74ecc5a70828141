/** What a seat is called: role and office, or the office alone where it says the role already (「大党委书记」, 「兼职委员」). */
export const seatTitle = (role: string, office: string): string =>
  office === '' ? role : office.includes(role) ? office : `${role} · ${office}`;
