interface ImportMeta {
  /** Replaced by the build: every file of the pattern, by its path. */
  glob<File>(pattern: string, options: { eager: true }): Record<string, File>;
}
