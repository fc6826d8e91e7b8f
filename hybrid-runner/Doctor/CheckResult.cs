namespace HybridTrust.Runner.Doctor;

/// <summary>One thing looked at.</summary>
/// <param name="Check">What was looked at, such as <c>policy</c> or <c>rights on mbx01.contoso.com</c>.</param>
/// <param name="Verdict">What it came to.</param>
/// <param name="What">What was seen, as a sentence. Never a secret.</param>
/// <param name="Remedy">What to do; null where nothing is to be done.</param>
internal sealed record CheckResult(string Check, Verdict Verdict, string What, string? Remedy)
{
    public static CheckResult Ok(string check, string what) => new(check, Verdict.Ok, what, null);

    public static CheckResult Warning(string check, string what, string remedy) => new(check, Verdict.Warning, what, remedy);

    public static CheckResult Failed(string check, string what, string remedy) => new(check, Verdict.Failed, what, remedy);
}
