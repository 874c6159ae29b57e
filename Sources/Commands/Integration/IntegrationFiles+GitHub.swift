import SourceText

extension IntegrationFiles {
  /// The workflow for GitHub Actions.
  static func gitHub(_ language: Language) -> [File] {
    [File(path: ".github/workflows/zicha.yml", text: localized(workflow, language))]
  }

  static let gitHubNext = LocalizedText(
    zh: "GitHub：在仓库的 Settings → Variables 里设 ZICHA_REPOSITORY（存放 zicha 源码的仓库，如 部门/zicha）和 ZICHA_REF（版本标签），再提交",
    en:
      "GitHub: set the repository variables ZICHA_REPOSITORY (where the source of zicha is, such as office/zicha) and "
      + "ZICHA_REF (a tag), then commit")

  private static let workflow = """
    #zh 由 zicha init --ci github 写出。推送到主干时全部自查；合并请求只拦新增的问题。
    #en Written by zicha init --ci github. Pushes to the main branch are checked; pull requests are stopped by new findings.
    name: zicha

    on:
      push:
        branches: [main]
      pull_request:

    permissions:
      contents: read
      #zh 上传代码扫描结果要用
      #en for uploading code-scanning results
      security-events: write

    jobs:
      zicha:
        runs-on: ubuntu-24.04
        #zh 在这个镜像里从源码构建 zicha；已有二进制的，去掉镜像和下面四步，改成自己的安装办法
        #en zicha is built from source in this image; with a binary of your own, replace it and the next four steps
        container: swift:6.3
        defaults:
          run:
            shell: bash
        steps:
          - uses: actions/checkout@v7
            with:
              #zh 与主干对比要有历史
              #en the comparison with the main branch needs its history
              fetch-depth: 0
          - uses: actions/checkout@v7
            with:
              repository: ${{ vars.ZICHA_REPOSITORY }}
              ref: ${{ vars.ZICHA_REF }}
              path: .zicha-tool
          - uses: actions/cache@v5
            with:
              path: .zicha-tool/.build
              key: zicha-${{ runner.os }}-${{ runner.arch }}-${{ hashFiles('.zicha-tool/Package.swift', '.zicha-tool/Sources/**') }}
          - name: build zicha
            run: |
              swift build -c release --package-path .zicha-tool --product zicha
              echo "$GITHUB_WORKSPACE/.zicha-tool/.build/release" >> "$GITHUB_PATH"
              git config --global --add safe.directory "$GITHUB_WORKSPACE"

          - name: zicha gate
            if: github.event_name == 'pull_request'
            run: >
              zicha gate --base "origin/$GITHUB_BASE_REF"
              -o github -o step-summary -o sarif-github:zicha.sarif -o junit:zicha-junit.xml
          - name: zicha check
            if: github.event_name != 'pull_request'
            run: >
              zicha check
              -o github -o step-summary -o sarif-github:zicha.sarif -o junit:zicha-junit.xml

          #zh 仓库没有开通代码扫描时，这一步失败不影响结果
          #en where code scanning is not enabled, this step may fail without consequence
          - uses: github/codeql-action/upload-sarif@v4
            if: ${{ !cancelled() }}
            continue-on-error: true
            with:
              sarif_file: zicha.sarif
          - uses: actions/upload-artifact@v7
            if: ${{ !cancelled() }}
            with:
              name: zicha
              path: |
                zicha.sarif
                zicha-junit.xml

    """
}
