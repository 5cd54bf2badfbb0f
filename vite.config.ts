import { fileURLToPath } from "node:url";
import solid from "vite-plugin-solid";
import { defineConfig } from "vitest/config";

const path = (relative: string) => fileURLToPath(new URL(relative, import.meta.url));

/** Whatever runs by itself on the server: the program, and every worker and child process. */
const serverEntries = {
  main: path("server/main.ts"),
  store: path("server/db/store-command.ts"),
  "export-writer": path("server/exports/writer-thread.ts"),
  typst: path("server/exports/pdf/typst-child.ts"),
  text: path("server/live/text-thread.ts"),
  archive: path("server/archive/archive-thread.ts"),
  "read-archive": path("server/archive/read-command.ts"),
};

const server = {
  build: {
    ssr: true,
    outDir: path("dist/server"),
    target: "node20",
    sourcemap: true,
    emptyOutDir: true,
    rolldownOptions: { input: serverEntries, output: { entryFileNames: "[name].js" } },
  },
};

const development = process.env.SERVER_URL ?? "http://localhost:3000";

/** Every browser that can run this knows woff2: the older format would double what is built and the font lists. */
const onlyWoff2 = {
  name: "only-woff2",
  enforce: "pre" as const,
  transform: (code: string, id: string) =>
    /@fontsource\/.*\.css$/.test(id) ? code.replace(/, url\([^)]*\.woff\) format\('woff'\)/g, "") : undefined,
};

const client = {
  root: path("client"),
  plugins: [onlyWoff2, solid()],
  build: { outDir: path("dist/client"), emptyOutDir: true, target: "es2022", assetsInlineLimit: 0 },
  server: {
    port: 5173,
    strictPort: true,
    proxy: {
      "/api": development,
      "/health": development,
      "/sync": { target: development, ws: true },
    },
  },
};

/** Solid's plugin stays out of the server's tests: it would compile them for a browser. */
export default defineConfig(({ mode }) => ({
  ...(process.env.VITEST ? {} : mode === "server" ? server : client),
  test: {
    // One for each core of the smallest machine that runs these; by itself vitest would leave one of two idle.
    maxWorkers: 2,
    projects: [
      {
        root: path("."),
        test: {
          name: "server",
          environment: "node",
          include: ["test/**/*.test.ts"],
          exclude: ["test/browser/**"],
          testTimeout: 20_000,
          hookTimeout: 30_000,
        },
      },
      {
        root: path("."),
        plugins: [solid()],
        test: { name: "client", environment: "jsdom", include: ["test/**/*.test.tsx"], testTimeout: 20_000 },
      },
      {
        root: path("."),
        test: {
          name: "browser",
          environment: "node",
          include: ["test/browser/**/*.test.ts"],
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
}));
