/** A lift is stuck when whoever is inside cannot get out, called when they press the button. */
export const liftsHappenings = [
  'lift-stuck',
  'lift-called',
  'lift-broken',
  'lift-door-held',
  'lift-out-of-use',
  'lift-serviced',
] as const
