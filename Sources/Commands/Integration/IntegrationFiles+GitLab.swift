import SourceText

extension IntegrationFiles {
  /// The job for GitLab, and the file that includes it where there is none.
  static func gitLab(_ language: Language) -> [File] {
    [
      File(path: job, text: localized(jobText, language)),
      File(
        path: ".gitlab-ci.yml", text: include, presence: .kept,
        whenKept: LocalizedText(
          zh: "在 .gitlab-ci.yml 里加上：include: {local: \(job)}", en: "add to .gitlab-ci.yml: include: {local: \(job)}")),
    ]
  }

  static let gitLabNext = LocalizedText(
    zh: "GitLab：在 Settings → CI/CD → Variables 里设 ZICHA_REPOSITORY（zicha 源码的 git 地址）和 ZICHA_REF（版本标签），再提交",
    en:
      "GitLab: set the CI/CD variables ZICHA_REPOSITORY (the git address of the source of zicha) and ZICHA_REF (a tag), "
      + "then commit")

  private static let job = ".gitlab/zicha.gitlab-ci.yml"

  private static let include = """
    include:
      - local: \(job)

    """

  private static let jobText = """
    #zh 由 zicha init --ci gitlab 写出。主干上全部自查；合并请求只拦新增的问题。
    #en Written by zicha init --ci gitlab. The default branch is checked; merge requests are stopped by new findings.
    zicha:
      stage: test
      #zh 在这个镜像里从源码构建 zicha；已有二进制的，改成自己的安装办法
      #en zicha is built from source in this image; with a binary of your own, replace this
      image: swift:6.3
      variables:
        #zh 与主干对比要有历史
        #en the comparison with the default branch needs its history
        GIT_DEPTH: "0"
      cache:
        key: zicha-$ZICHA_REF
        paths:
          - .zicha-tool/
      rules:
        - if: $CI_PIPELINE_SOURCE == "merge_request_event"
        - if: $CI_COMMIT_BRANCH == $CI_DEFAULT_BRANCH
      before_script:
        - test -d .zicha-tool/.git || git clone --depth 1 --branch "$ZICHA_REF" "$ZICHA_REPOSITORY" .zicha-tool
        - swift build -c release --package-path .zicha-tool --product zicha
        - export PATH="$PWD/.zicha-tool/.build/release:$PATH"
      script:
        - |
          outputs="-o human -o gitlab:gl-code-quality-report.json -o junit:zicha-junit.xml"
          if [ -n "$CI_MERGE_REQUEST_DIFF_BASE_SHA" ]; then
            zicha gate --base "$CI_MERGE_REQUEST_DIFF_BASE_SHA" --mask $outputs
          else
            zicha check --mask $outputs
          fi
      artifacts:
        when: always
        reports:
          codequality: gl-code-quality-report.json
          junit: zicha-junit.xml

    """
}
