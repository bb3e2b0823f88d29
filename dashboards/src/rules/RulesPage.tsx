import type { PageProps } from '../app/page-props.ts'
import { RuleList } from './RuleList.tsx'
import { RulePage } from './RulePage.tsx'
import './rules.css'

/** When alerts are raised: all rules, or one of them. */
export default function RulesPage({ rest: [id] }: PageProps) {
  return id === undefined ? <RuleList /> : <RulePage key={id} id={id} />
}
