import { type EvCharger, evCharger } from '../kinds/ev-charger.ts'
import { type FireLaneCamera, fireLaneCamera } from '../kinds/fire-lane-camera.ts'
import { lift } from '../kinds/lift.ts'
import { type SmartBin, smartBin } from '../kinds/smart-bin.ts'
import { type Wristband, wristband } from '../kinds/wristband.ts'
import { MINUTE, SECOND } from '../world/durations.ts'
import type { Random } from '../world/random.ts'
import type { Scenario, Stage } from './scenario.ts'

/** Until what the opening raised counts no more towards a flood. */
const CALM_UNTIL_MS = 12 * MINUTE
/** One fire of a charger is four alerts: it smokes, grows hot fast, is hot, and trips. Most of the opening counts no more by then. */
const CHARGER_BURNS_MS = 10.5 * MINUTE

/** Trouble of each kind within a minute and a half, a burning charger after ten, then a day with an incident now and then. */
export const demo: Scenario = {
  name: 'demo',
  summary: 'an eventful opening minute with trouble of each kind, then a day with an incident now and then',
  tells: ['sos', 'bin-full', 'lane-blocked', 'fall', 'fire', 'fall-cancelled', 'lift-stuck', 'lift-called'],
  needs: [smartBin, fireLaneCamera, evCharger, wristband, lift],
  stage(stage) {
    open(stage)
    stage.in(CALM_UNTIL_MS, () => goOn(stage))
    stage.in(25 * MINUTE, () => liftsGoOn(stage, stage.random.fork('lifts')))
  },
}

function open(stage: Stage): void {
  const [first, second, third] = stage.of(wristband)
  const [full, burning] = stage.of(smartBin)
  const [eastGate] = stage.of(fireLaneCamera)
  const [hot, busy, broken] = stage.of(evCharger)
  const [stuck] = stage.of(lift)
  stage.in(0, () => full?.fillTo(0.94))
  stage.in(1 * SECOND, () => busy?.charge(40 * MINUTE, 5 * MINUTE))
  stage.in(2 * SECOND, () => first?.sos())
  stage.in(3 * SECOND, () => eastGate?.isBlocked(5 * MINUTE))
  stage.in(10 * SECOND, () => second?.fall(6 * MINUTE))
  stage.in(12 * SECOND, () => broken?.breakDown('ConnectorLockFailure', 7 * MINUTE))
  // Freed before the rules of the car itself speak: the button says it all.
  stage.in(15 * SECOND, () => stuck?.getsStuck(100 * SECOND, { calls: true }))
  stage.in(25 * SECOND, () => full?.bring(0.1))
  stage.in(30 * SECOND, () => burning?.ignite(3 * MINUTE))
  stage.in(6 * MINUTE, () => full?.empty())
  // Not in the opening: an eleventh alert within ten minutes is a flood, and holds the others back.
  stage.in(CHARGER_BURNS_MS, () => hot?.burn(4 * MINUTE))
  stage.in(13 * MINUTE, () => third?.cancelledFall())
}

function goOn(stage: Stage): void {
  incident(stage)
  stage.world.after(stage.random.between(2, 5) * MINUTE, () => goOn(stage))
}

/** In a stream of its own: the other incidents are the same with lifts and without. */
function liftsGoOn(stage: Stage, random: Random): void {
  const one = random.pick(stage.of(lift))
  random.pick([
    () => one.getsStuck(random.between(5, 9) * MINUTE, { calls: random.chance(0.5) }),
    () => one.isHeldOpen(random.between(11, 20) * MINUTE),
    () => one.breaksDown(random.between(4, 40) * MINUTE),
  ])()
  stage.world.after(random.between(20, 40) * MINUTE, () => liftsGoOn(stage, random))
}

function incident(stage: Stage): void {
  const { random } = stage
  const bin = random.pick(stage.of(smartBin))
  const camera = random.pick(stage.of(fireLaneCamera))
  const charger = random.pick(stage.of(evCharger))
  const band = random.pick(stage.of(wristband))
  random.pick([
    ...binIncidents(bin, stage, random),
    ...cameraIncidents(camera, random),
    ...chargerIncidents(charger, random),
    ...bandIncidents(band, random),
  ])()
}

const binIncidents = (bin: SmartBin, stage: Stage, random: Random) => [
  () => {
    bin.fillTo(0.97)
    bin.bring(0.1)
    stage.world.after(random.between(4, 9) * MINUTE, () => bin.empty())
  },
  () => bin.knockOver(random.between(3, 8) * MINUTE),
]

const cameraIncidents = (camera: FireLaneCamera, random: Random) => [
  () => camera.isBlocked(random.between(1.5, 5) * MINUTE),
  () => camera.stopsBriefly(40 * SECOND),
  () => camera.isTamperedWith(random.between(2, 5) * MINUTE),
]

const chargerIncidents = (charger: EvCharger, random: Random) => [
  () => charger.overheat(random.between(40, 60), random.between(4, 8) * MINUTE),
  () => charger.leak(random.between(35, 60), random.between(2, 6) * MINUTE),
  () => charger.charge(random.between(10, 40) * MINUTE, random.between(1, 5) * MINUTE),
]

const bandIncidents = (band: Wristband, random: Random) => [
  () => band.cancelledFall(),
  () => band.sos(),
  () => band.heartTrouble(random.between(148, 160), random.between(3, 5) * MINUTE),
  () => band.lowOxygen(random.between(83, 87), random.between(2, 4) * MINUTE),
]
