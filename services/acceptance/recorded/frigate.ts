import { readFileSync } from 'node:fs'
import { recorded } from '../../testing/recorded.ts'
import type { Sender, Sent } from './sender.ts'

const DOCS = 'frigate/docs-mqtt-examples.json'
const DOOR = 'frigate/hass-events_front_door.json'
const read = (path: string) => JSON.parse(readFileSync(recorded(path) ?? path, 'utf8'))

/** Kept by the broker, as Frigate has it: whoever subscribes hears it first. */
const AVAILABLE: Sent = {
  title: 'it is there',
  ...{ topic: 'frigate/available', payload: 'online', retained: true },
}

/** Its documentation heads each message with its topic, but for those of one object. */
function documented(): readonly Sent[] {
  const examples = read(DOCS) as readonly { readonly heading: string; readonly json: object }[]
  return examples.map(({ heading, json }) => ({
    title: heading,
    topic: /^`(.+)`$/.exec(heading)?.[1] ?? 'frigate/tracked_object_update',
    payload: JSON.stringify(json),
  }))
}

/** A day of a front door, as the recorder keeps it: each was the end of an event. */
const ofTheDoor = (): readonly Sent[] =>
  (read(DOOR) as readonly { readonly id: string }[]).map(after => ({
    ...{ title: after.id, topic: 'frigate/events' },
    payload: JSON.stringify({ type: 'end', before: after, after }),
  }))

const CAMERAS = ['driveway', 'driveway_cam', 'front_cam', 'front_door', 'front_door_cam']

export const frigate: Sender = {
  id: 'frigate',
  data: DOOR,
  source: {
    format: 'frigate',
    codec: 'frigate',
    filters: [
      ...['frigate/available', 'frigate/events', 'frigate/tracked_object_update'],
      ...['frigate/reviews', 'frigate/triggers'],
    ],
  },
  devices: Object.fromEntries(CAMERAS.map(camera => [camera, { kind: 'fire-lane-camera' }])),
  messages: () => [AVAILABLE, ...documented(), ...ofTheDoor()],
  ends: [
    CAMERAS.map(camera => `${camera} online`).join(', '),
    'person-seen',
    'object-described',
    'object-described',
    'late',
    'object-described',
    'review',
    'trigger',
    [50, 'person-seen'],
  ],
  readings: { driveway_cam: ['2020-12-04T23:19:18.748Z plate 123ABC'] },
  alerts: [],
}
