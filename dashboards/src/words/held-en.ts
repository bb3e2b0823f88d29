/** Why people hear nothing of an alert. */
export const held = {
  'held.dry-run': 'Dry run',
  'held.shelved': 'Shelved',
  'held.maintenance': 'Maintenance',
  'held.parent': 'Behind a silent gateway',
  'held.weak-link': 'Bad connection',
  'held.told-already': 'Told already',
  'held.flood': 'Too many at once',
  'held.chattering': 'Comes and goes',
  'held.dry-run.long':
    'Its rule is only tried so far ({by}): it is kept, and nobody is told before it is published.',
  'held.shelved.long': 'Shelved by {by}: people hear of it again when it is taken back, or its time is over.',
  'held.maintenance.long': 'Raised during planned work: people hear of it at its end, if it is still so.',
  'held.parent.long': 'What it reports through is silent too ({by}): people hear of that.',
  'held.weak-link.long':
    'Its connection is bad and it is now and then silent: people hear of it when it is silent for longer.',
  'held.told-already.long':
    'The same rule fails on other devices, and people heard of it by another alert ({by}).',
  'held.flood.long': 'One of too many at once: one alert stands for them all until fewer come.',
  'held.chattering.long': 'It comes and goes too often: it is held open until it has been quiet for a while.',
} as const
