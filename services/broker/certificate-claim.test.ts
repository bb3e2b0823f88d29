import t from 'tap'
import { bindFault, type Claim, revokeFault } from './certificate-claim.ts'

const fingerprint = 'ab'.repeat(32)
const decided = (device: string, state: 'bound' | 'revoked', more: object = {}) => ({
  ...{ fingerprint, device, state, at: 1, by: 'admin', ...more },
})
const seen = { serial: '7', expiresAt: 9 }

const STANDING: Readonly<Record<string, 'reached' | 'out-of-reach'>> = {
  ...{ 'bin-7': 'reached', 'bin-8': 'reached', 'bin-10': 'out-of-reach' },
}

/** Of bin-7, by somebody who reaches it and bin-8, and not bin-10. */
const claim = ({ names, ...more }: Partial<Claim> & { names?: readonly string[] }): Claim => ({
  ...{ id: 'bin-7', known: undefined, shownBy: [], ...more },
  named: { fingerprint, ...(names && { names }) },
  standing: id => STANDING[id] ?? 'nobody',
})

type Given = Parameters<typeof claim>[0]
const binding: readonly [title: string, given: Given, plain?: string, said?: string][] = [
  ['that nobody knows', {}],
  ['that names it, and nobody else who is there', { names: ['bin-7', 'ghost', 'bin.example'] }],
  ['that another device showed', { shownBy: ['bin-10'] }, 'of-another', 'of-another'],
  ['that both showed', { shownBy: ['bin-7', 'bin-10'] }, 'of-another', 'of-another'],
  ['that names another device', { names: ['bin-10'] }, 'of-another', 'of-another'],
  ['that names another, also one that they reach', { names: ['bin-8'] }, 'of-another', 'of-another'],
  ['that is bound to another', { known: decided('bin-8', 'bound', seen) }, 'of-another', 'of-another'],
  ['that is bound to it', { known: decided('bin-7', 'bound'), shownBy: ['bin-10'] }],
  ['that was taken from it', { known: decided('bin-7', 'revoked'), shownBy: ['bin-10'] }],
  ['that was taken away within reach', { known: decided('bin-8', 'revoked') }, 'taken-elsewhere'],
  ['that was taken from one that is gone', { known: decided('ghost', 'revoked') }, 'taken-elsewhere'],
  ['that was taken away out of reach', { known: decided('bin-10', 'revoked') }, 'of-another', 'of-another'],
  [
    'that was taken away out of reach, where it showed it, unseen there',
    { known: decided('bin-10', 'revoked'), shownBy: ['bin-7'] },
  ],
  [
    'that was taken away out of reach, and was its own',
    { known: decided('bin-10', 'revoked', seen), shownBy: ['bin-7'] },
    'taken-elsewhere',
  ],
  [
    'that was taken away out of reach, and names it',
    { known: decided('bin-10', 'revoked', seen), names: ['bin-7'] },
    'taken-elsewhere',
  ],
  [
    'that was taken from one that showed it, within reach',
    { known: decided('bin-8', 'revoked', seen), shownBy: ['bin-8'] },
    'taken-elsewhere',
  ],
  [
    'that was taken away within reach, and another showed',
    { known: decided('bin-8', 'revoked'), shownBy: ['bin-10'] },
    'of-another',
    'of-another',
  ],
]
for (const [title, given, plain, said] of binding)
  t.test(`one ${title} is bound${plain === undefined ? '' : ` not: ${plain}`}`, async t => {
    t.equal(bindFault(claim(given), false), plain)
    t.equal(bindFault(claim(given), true), said, 'and where it is said that it was taken elsewhere')
  })

const taking: readonly [title: string, given: Given, fault?: string][] = [
  ['that nobody knows', {}],
  ['that it showed', { shownBy: ['bin-7', 'ghost'] }],
  ['that it and another within reach showed', { shownBy: ['bin-7', 'bin-8'] }],
  ['that it and another out of reach showed', { shownBy: ['bin-7', 'bin-10'] }, 'of-another'],
  ['that another alone showed, also within reach', { shownBy: ['bin-8'] }, 'of-another'],
  ['that is bound to it, whoever showed it', { known: decided('bin-7', 'bound'), shownBy: ['bin-10'] }],
  ['that is bound to another', { known: decided('bin-8', 'bound', seen) }, 'of-another'],
]
for (const [title, given, fault] of taking)
  t.test(`one ${title} is taken away${fault === undefined ? '' : ` not: ${fault}`}`, async t => {
    t.equal(revokeFault(claim(given)), fault)
  })
