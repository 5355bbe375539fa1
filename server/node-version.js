// Refuses an old Node with a sentence. Plain JavaScript, because Node 20 cannot even open a `.ts`
// file: `package.json` loads this one with `--import` before the program itself.
const required = 26;
const major = Number(process.versions.node.split('.')[0]);

if (major < required) {
  process.stderr.write(
    `Kabinet needs Node ${required} or newer; this is Node ${process.versions.node}. ` +
      'Run it through npm (`npm start`): the install brings the right Node with it. ' +
      'If npm says this too, run `npm ci` again without `--omit=optional`.\n',
  );
  process.exit(1);
}
