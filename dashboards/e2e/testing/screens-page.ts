import { type Stop, stops } from './tour.ts'
import { type Look, nameOf } from './visit.ts'

const EYES: Readonly<Record<Stop['as'], string>> = {
  admin: 'an administrator',
  manager: 'a property manager',
  grid: 'a grid worker',
  tech: 'a technician',
  carer: 'a caregiver',
  nobody: 'somebody without an account',
}

/** docs/screens/README.md: every stop with its pictures side by side. */
export function screensPage(looks: readonly Look[]): string {
  return [
    '# Every page, in pictures',
    '',
    'Taken by `npm run screens` from a community of invented people after three hours of its life. On a desk and a phone, light',
    'and dark, Chinese and English.',
    '',
    ...stops.flatMap(stop => sectionOf(stop, looks)),
  ].join('\n')
}

const sectionOf = (stop: Stop, looks: readonly Look[]): readonly string[] => [
  `## ${stop.name}`,
  '',
  `As ${EYES[stop.as]} sees it.`,
  '',
  ...looks
    .filter(({ device }) => stop.only === undefined || stop.only === device)
    .map(look => picture(stop, look)),
  '',
]

const picture = ({ name }: Stop, look: Look): string =>
  `<img src="${nameOf(look)}/${name}.webp" alt="${name}, ${nameOf(look)}" width="${look.device === 'desk' ? 400 : 180}">`
