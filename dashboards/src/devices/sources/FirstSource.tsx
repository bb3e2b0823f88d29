import { Button } from 'antd'
import { Blank } from '../../app/Blank.tsx'
import { useCan } from '../../app/rights.ts'
import { setParameters } from '../../form/parameter.ts'
import { useSay } from '../../words/use-say.ts'
import type { WireFormat } from './source-api.ts'
import { words } from './words.ts'

/** What most communities have, and the format that is read then; the first that this server knows. */
const CASES = [
  ['lorawan', ['chirpstack', 'the-things-stack']],
  ['frigate', ['frigate']],
  ['zigbee', ['zigbee2mqtt']],
  ['watch', ['watch', 'mapping', 'plain-json']],
] as const

/** Where there is none yet: what a source is, and the commonest, one click away. */
export function FirstSource({ formats }: { readonly formats: readonly WireFormat[] }) {
  const { say } = useSay(words)
  const can = useCan()
  const known = (names: readonly string[]) => names.find(name => formats.some(each => each.name === name))
  return (
    <Blank title={say('sources.none')} help={say('sources.none.help')}>
      <ul className="source-cases">
        {CASES.map(([name, formatNames]) => {
          const format = known(formatNames)
          return (
            <li key={name} className="card">
              <h3>{say(`case.${name}`)}</h3>
              <p className="quiet small">{say(`case.${name}.help`)}</p>
              {can('sources.write') && format !== undefined && (
                <Button
                  aria-label={`${say('case.begin')} ${say(`case.${name}`)}`}
                  onClick={() => setParameters({ source: 'new', format, as: say(`case.${name}`) })}
                >
                  {say('case.begin')}
                </Button>
              )}
            </li>
          )
        })}
      </ul>
    </Blank>
  )
}
