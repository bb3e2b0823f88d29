import { useQuery } from '@tanstack/react-query'
import type { WireRuleDifference } from '../../../../services/api/wire/rule-version.ts'
import { ask } from '../../api/request.ts'
import { useSay } from '../../words/use-say.ts'
import { partsOf } from './difference-parts.ts'
import { words } from './versions-words.ts'

/** What is different now from how it stood then: before and after beside each other. */
export function Difference({ id, from }: { readonly id: string; readonly from: number }) {
  const { say, of } = useSay(words)
  const { data } = useQuery({
    queryKey: ['rule', id, 'difference', from],
    queryFn: ({ signal }) =>
      ask<WireRuleDifference>(`/api/rules/${encodeURIComponent(id)}/versions/difference?from=${from}`, {
        signal,
      }),
  })
  if (data === undefined) return null
  if (data.differences.length === 0) return <p className="quiet">{say('difference.none')}</p>
  return (
    <div className="scroll-x">
      <table className="plain-table difference">
        <thead>
          <tr>
            <th scope="col">{say('difference.what')}</th>
            <th scope="col">{say('difference.then')}</th>
            <th scope="col">{say('difference.now')}</th>
          </tr>
        </thead>
        <tbody>
          {data.differences.map(({ path, says }) => {
            const { name, before, after } = partsOf(of(says))
            return (
              <tr key={path + says.en}>
                <th scope="row">{name}</th>
                <td className="before">{before}</td>
                <td className="after">{after}</td>
              </tr>
            )
          })}
        </tbody>
      </table>
    </div>
  )
}
