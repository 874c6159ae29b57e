import SourceText

extension IntegrationFiles {
  /// The configuration for pre-commit.
  static func preCommit(_ language: Language) -> [File] {
    [File(path: ".pre-commit-config.yaml", text: localized(configurationText, language))]
  }

  static let preCommitNext = LocalizedText(
    zh: "pre-commit：zicha 要在 PATH 里；运行 pre-commit install --hook-type pre-commit --hook-type pre-push",
    en: "pre-commit: zicha has to be on the PATH; run pre-commit install --hook-type pre-commit --hook-type pre-push")

  private static let configurationText = """
    #zh 由 zicha init --ci pre-commit 写出。提交前整理和检查规则文件，推送前只拦新增的问题。
    #en Written by zicha init --ci pre-commit. Rule files are laid out and checked before a commit, new findings stop a push.
    #zh 不想装 zicha 的，把 repo: local 换成 zicha 的 git 地址和 rev，hooks 只写 id（第一次要构建几分钟）。
    #en To have it built instead, name the git address of zicha and a rev as repo, with the ids of the hooks only.
    repos:
      - repo: local
        hooks:
          - id: zicha-fmt
            name: zicha fmt
            entry: zicha fmt
            language: system
            files: '\\.zicha$'
            require_serial: true
          - id: zicha-lint
            name: zicha lint
            entry: zicha lint
            language: system
            files: '\\.zicha$'
            pass_filenames: false
            require_serial: true
          - id: zicha-test
            name: zicha test
            entry: zicha test
            language: system
            files: '\\.zicha$'
            pass_filenames: false
            require_serial: true
            stages: [pre-push]
          - id: zicha-gate
            name: zicha gate
            entry: zicha gate --base HEAD
            language: system
            pass_filenames: false
            always_run: true
            require_serial: true
            stages: [pre-push, manual]

    """
}
