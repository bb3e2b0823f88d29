export const ABOUTS = ['person', 'device', 'place', 'staff', 'server'] as const
/**
 * Who has to see to it: whoever looks after the wearer, whoever mends devices, whoever is responsible for the place, whoever
 * answers for those who work there, or whoever runs the server. A rule that does not say it is about the person where its device tells of somebody's health, else about the
 * place.
 */
export type About = (typeof ABOUTS)[number]
