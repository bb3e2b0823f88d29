import { type AlertChange, type AlertEvent, completeAlert, type StoredAlert } from '../domain/model/alert.ts'

/** The alert events of a batch, as they lie in the log: also those of a version that knew less of an alert. */
export const parseChanges = (json: string): AlertChange[] =>
  (JSON.parse(json) as StoredChange[]).map(complete)

interface StoredChange {
  readonly alert: StoredAlert
  readonly event: AlertEvent
}

const complete = ({ alert, event }: StoredChange): AlertChange => ({ alert: completeAlert(alert), event })
