import type { Terminal } from "./terminal";

const WIPE = "\r\u001b[2K";
const FRAMES = ["⠋", "⠙", "⠹", "⠸", "⠼", "⠴", "⠦", "⠧", "⠇", "⠏"];
const FRAME_MS = 80;

/**
 * Draws a line of progress on a terminal until the returned function wipes it; elsewhere nothing.
 *
 * @param what - Such as `planning production`.
 */
export function progress(what: string, { err, showsProgress }: Pick<Terminal, "err" | "showsProgress">): () => void {
  if (!showsProgress) {
    return () => undefined;
  }
  let frame = 0;
  const draw = () => {
    err(`${WIPE}${FRAMES[frame % FRAMES.length] ?? ""} ${what} …`);
    frame += 1;
  };
  draw();
  const timer = setInterval(draw, FRAME_MS);
  return () => {
    clearInterval(timer);
    err(WIPE);
  };
}
