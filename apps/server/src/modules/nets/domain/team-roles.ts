/** 五包一, in the order in which they are called: town leader, grid staff, linked unit, police, property (S0-35). */
export const teamRoles = ['grid-staff', 'leader', 'linked-unit', 'police', 'property'] as const;
export type TeamRole = (typeof teamRoles)[number];
