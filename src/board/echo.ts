import type Phaser from 'phaser';

/** Milliseconds in which a browser says a touch once more, as a mouse. */
const ECHO = 700;

/** Tells a mouse that only repeats what a finger did: a tap would count twice, a short drag spring back. */
export function createEcho(): (pointer: Phaser.Input.Pointer) => boolean {
  let touchedAt = -ECHO;
  return ({ wasTouch, event }) => {
    if (wasTouch) touchedAt = event.timeStamp;
    return !wasTouch && event.timeStamp - touchedAt < ECHO;
  };
}
