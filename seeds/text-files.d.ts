/** A text file's content, taken into the bundle as it stands. */
declare module '*.txt?raw' {
  const text: string;
  export default text;
}
