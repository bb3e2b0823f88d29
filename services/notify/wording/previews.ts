import { allRules } from '../../domain/kinds/kinds.ts'
import type { Alert, Severity } from '../../domain/model/alert.ts'
import type { NoticeReason } from '../../domain/model/notice.ts'
import type { SiteId, ZoneId } from '../../domain/model/place.ts'
import type { Rule } from '../../domain/model/rule.ts'
import type { Language } from '../../domain/model/text.ts'
import { type Instant, MINUTE } from '../../domain/model/time.ts'
import type { Message } from '../channel.ts'
import type { Wording } from './wording.ts'

export interface PreviewOf {
  readonly site: SiteId
  readonly zone: ZoneId
  readonly language: Language
  readonly at: Instant
}

export interface Preview {
  readonly why: NoticeReason
  readonly message: Message
}

/** What notices of a site would say, as its zones are called and its policy is now: one of each sort, each for another reason. */
export const previews = (wording: Wording, of: PreviewOf): Promise<readonly Preview[]> =>
  Promise.all(
    SAMPLES.map(async ([rule, severity, why, over]) => ({
      why,
      message: await wording.notice({
        notice: { id: 'preview', why, isLifeSafety: rule === 'sos' || rule === 'fall' },
        alert: sampleOf(ruleOf(rule), severity, of, over === 'over'),
        isRepeat: false,
        ...of,
      }),
    })),
  )

const SAMPLES: readonly (readonly [rule: string, Severity, NoticeReason, over?: 'over'])[] = [
  ['sos', 'critical', 'raised'],
  ['fall', 'critical', 'next-step'],
  ['spo2', 'high', 'climbed'],
  ['battery-low', 'low', 'assigned'],
  ['charger-smoke', 'critical', 'again'],
  ['fire-lane-blocked', 'high', 'urged'],
  ['bin-full', 'medium', 'nearly-overdue'],
  ['bin-full', 'medium', 'raised', 'over'],
]

function ruleOf(id: string): Rule {
  const rule = allRules.find(rule => rule.id === id)
  if (rule === undefined) throw new Error(`no rule ${id}`)
  return rule
}

const sampleOf = (rule: Rule, severity: Severity, { site, zone, at }: PreviewOf, isOver: boolean): Alert => ({
  ...{ id: 'preview', site, zone, deviceId: 'preview', deviceKind: rule.kind },
  ...{ rule: rule.id, ruleVersion: rule.version, title: rule.title },
  ...{ severity, peakSeverity: severity, condition: isOver ? 'cleared' : 'active', handling: 'new' },
  ...{
    latched: false,
    assignee: null,
    shelvedUntil: null,
    suppressed: null,
    announced: true,
    pausedUntil: null,
    urged: null,
  },
  ...{ group: 'preview', cause: null, occurrences: 1, version: 1 },
  ...{ raisedAt: at - MINUTE, updatedAt: at, clearedAt: isOver ? at : null },
  evidence: { sentence: rule.title, metrics: [], thresholds: [], readings: [], settings: {} },
})
