export const chargersHappenings = [
  'charger-overheating',
  'charger-leaking',
  'charger-broken',
  'charger-gives-nothing',
  'charger-contradicts',
  'charger-live',
  'cut-off-forgotten',
  'charged-for-ever',
  'bay-blocked',
  'bay-overstayed',
] as const
