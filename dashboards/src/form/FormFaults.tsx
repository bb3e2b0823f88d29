import { useSay } from '../words/use-say.ts'
import { Faults } from './Field.tsx'
import { faultsBeside, faultsOf } from './faults.ts'
import { useProblem } from './problem.ts'
import { words } from './words.ts'

interface FormFaultsProps {
  readonly error: unknown
  /** The paths that have a field of their own, where their faults are shown. */
  readonly shown: readonly string[]
  /** What it says above them where nothing was to be saved. */
  readonly lead?: string
}

/** Above the buttons of a form: why it was not taken, and what of it stands beside no field. */
export function FormFaults({ error, shown, lead }: FormFaultsProps) {
  const { say } = useSay(words)
  const problem = useProblem()
  const faults = faultsOf(error)
  const beside = faultsBeside(faults, shown)
  return (
    <div role="alert">
      {error != null && (
        <div className="fault">
          <p>{faults.length > 0 ? (lead ?? say('form.look-above')) : problem(error)}</p>
          <Faults faults={beside} />
        </div>
      )}
    </div>
  )
}
