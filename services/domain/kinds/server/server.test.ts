import { scenario } from '../scenario.ts'
import { server } from './kind.ts'

scenario('four slow reports in a row are a slow journal, and two good minutes end it', server, [
  ['00:00', { commitP99Ms: 1_000 }, []],
  ['00:15', { commitP99Ms: 6_000 }, []],
  ['00:30', { commitP99Ms: 20 }, []],
  ['00:45', { commitP99Ms: 1_000 }, []],
  ['01:00', { commitP99Ms: 6_000 }, []],
  ['01:15', { commitP99Ms: 6_000 }, []],
  ['01:30', { commitP99Ms: 6_000 }, ['raised journal-slow medium']],
  ['01:45', { commitP99Ms: 6_000 }, ['severity-changed journal-slow high']],
  ['02:00', { commitP99Ms: 600 }, ['severity-changed journal-slow medium']],
  ['02:15', { commitP99Ms: 500 }, []],
  ['02:30', { commitP99Ms: 400 }, []],
  ['04:29', 'tick', []],
  ['04:30', 'tick', ['cleared journal-slow medium']],
])

scenario('a jump of the clock makes no delay run out', server, [
  ['00:00:00', { commitP99Ms: 9_000, clockApartS: 5_000 }, []],
  ['01:00:00', 'tick', []],
  ['01:00:01', { commitP99Ms: 5, clockApartS: 0 }, []],
])

scenario('a busy event loop and a long queue are one overload', server, [
  ['00:00', { eventLoopP99Ms: 500, inputsWaitingPercent: 0 }, []],
  ['00:15', { eventLoopP99Ms: 20, inputsWaitingPercent: 50 }, []],
  ['00:30', { eventLoopP99Ms: 900, inputsWaitingPercent: 50 }, []],
  ['00:45', { eventLoopP99Ms: 20, inputsWaitingPercent: 60 }, ['raised server-busy medium']],
  ['01:00', { eventLoopP99Ms: 20, inputsWaitingPercent: 31 }, []],
  ['01:15', { eventLoopP99Ms: 20, inputsWaitingPercent: 30 }, []],
  ['01:30', { eventLoopP99Ms: 20, inputsWaitingPercent: 29 }, []],
  ['03:30', 'tick', ['cleared server-busy medium']],
])

scenario(
  'InfluxDB away is medium after two minutes, high after half an hour, and over when caught up',
  server,
  [
    ['00:00', { influxLagS: 120 }, []],
    ['00:15', { influxLagS: 135 }, ['raised influx-behind medium']],
    ['28:15', { influxLagS: 1_800 }, ['occurred influx-behind medium']],
    ['28:30', { influxLagS: 1_815 }, ['severity-changed influx-behind high']],
    ['28:45', { influxLagS: 61 }, ['severity-changed influx-behind medium']],
    ['29:00', { influxLagS: 60 }, []],
    ['29:15', { influxLagS: 0 }, ['cleared influx-behind medium']],
  ],
)

scenario('a refused line is low at once, a refused token medium in the second report', server, [
  ['00:00', { deadLetters: 1, influxRefuses: false }, ['raised influx-refused low']],
  ['00:15', { deadLetters: 0, influxRefuses: true }, []],
  ['00:30', { deadLetters: 0, influxRefuses: true }, ['severity-changed influx-refused medium']],
  ['00:45', { deadLetters: 0, influxRefuses: false }, []],
  ['10:45', 'tick', ['cleared influx-refused medium']],
])

scenario('readings given up are one episode until an hour without', server, [
  ['00:00:00', { telemetryGivenUp: 5_000 }, ['raised telemetry-given-up medium']],
  ['00:00:15', { telemetryGivenUp: 0 }, []],
  ['00:59:00', { telemetryGivenUp: 100 }, ['occurred telemetry-given-up medium']],
  ['00:59:15', { telemetryGivenUp: 0 }, []],
  ['01:59:14', 'tick', []],
  ['01:59:15', 'tick', ['cleared telemetry-given-up medium']],
])

const eight = Array.from({ length: 7 }, (_, i) => i * 15)
const clockOf = (s: number) => `${Math.floor(s / 60)}:${s % 60}`

scenario('most devices behind for two minutes mean that the clock is wrong, either way', server, [
  ...eight.map(s => [clockOf(s), { devicesBehindS: 3_600, devicesAheadS: 0, clockApartS: 0 }, []] as const),
  ['01:45', { devicesBehindS: 3_600, devicesAheadS: 0, clockApartS: 0 }, ['raised clock-off high']],
  ['02:00', { devicesBehindS: 0, devicesAheadS: 0, clockApartS: 0 }, []],
  ['03:00', 'tick', ['cleared clock-off high']],
])

scenario('a flow that is half a minute apart from the machine’s clock is told', server, [
  ...eight.map(s => [clockOf(s), { clockApartS: 30 }, []] as const),
  ['01:45', { clockApartS: 30 }, ['raised clock-off medium']],
])

scenario('a large disk with a tenth free has room for years, a small one has not', server, [
  ['00:00', { dataFreePercent: 10, dataFreeMiB: 200_000 }, []],
  ['00:15', { dataFreePercent: 10, dataFreeMiB: 200_000 }, []],
  ['00:30', { dataFreePercent: 10, dataFreeMiB: 3_000 }, []],
  ['00:45', { dataFreePercent: 10, dataFreeMiB: 3_000 }, ['raised disk-nearly-full medium']],
  ['01:00', { dataFreePercent: 3, dataFreeMiB: 900 }, []],
  ['01:15', { dataFreePercent: 3, dataFreeMiB: 900 }, ['severity-changed disk-nearly-full critical']],
  ['01:30', { dataFreePercent: 11, dataFreeMiB: 3_300 }, ['severity-changed disk-nearly-full medium']],
  ['01:45', { dataFreePercent: 12, dataFreeMiB: 3_600 }, ['cleared disk-nearly-full medium']],
])

scenario('descriptors are told at 80 and at 95 percent', server, [
  ['00:00', { descriptorsUsedPercent: 80 }, []],
  ['00:15', { descriptorsUsedPercent: 80 }, ['raised descriptors-nearly-used medium']],
  ['00:30', { descriptorsUsedPercent: 95 }, []],
  ['00:45', { descriptorsUsedPercent: 95 }, ['severity-changed descriptors-nearly-used high']],
  ['01:00', { descriptorsUsedPercent: 74 }, ['cleared descriptors-nearly-used high']],
])

scenario('a replay that came out otherwise stays until somebody has looked, and is not told again', server, [
  ['00:00', { batchesDiverged: 2 }, ['raised replay-diverged medium']],
  ['00:15', { batchesDiverged: 0 }, []],
  ['00:30', 'resolve', ['cleared replay-diverged medium', 'resolved replay-diverged medium']],
  ['00:45', { batchesDiverged: 0 }, []],
])

scenario('a bridge that is away is told until all are back', server, [
  ['00:00', { bridgesAway: 2 }, ['raised bridge-away high']],
  ['00:15', { bridgesAway: 1 }, []],
  ['00:30', { bridgesAway: 0 }, ['cleared bridge-away high']],
])

scenario('chargers that share an id are told until none do', server, [
  ['00:00', { stationsTwice: 0 }, []],
  ['00:15', { stationsTwice: 1 }, ['raised station-twice high']],
  ['00:30', { stationsTwice: 2 }, []],
  ['00:45', { stationsTwice: 0 }, ['cleared station-twice high']],
])

scenario('a failed backup is told until one succeeds', server, [
  ['00:00', { backupFailed: true }, ['raised backup-failed medium']],
  ['00:15', { backupFailed: false }, ['cleared backup-failed medium']],
])

scenario(
  'a server that does not report is not called offline by itself',
  server,
  [
    ['00:00', { residentMiB: 100 }, []],
    ['59:00', 'tick', []],
  ],
  15_000,
)
