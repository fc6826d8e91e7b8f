using System.Globalization;
using System.Text.RegularExpressions;
using HybridTrust.Cmdlets;

namespace HybridTrust.Procedures.ExchangeOnlineOAuth;

/// <summary>
/// What Test-OAuthConnectivity answered. Servers speak the admin's language: success is the result type, the HTTP status is a number, the application a
/// GUID; words are shown and never read (domain 11, row 15).
/// </summary>
/// <param name="Succeeded">Whether the other side took the call. "No mailbox associated" may stand beside it (domain 5.2).</param>
/// <param name="Application">The application that the caller signed as; null when the answer does not tell.</param>
/// <param name="Status">The HTTP status that a failure shows; null without one.</param>
/// <param name="Ending">The end of the details, shortened and without tokens.</param>
internal sealed partial record OAuthTestResult(bool Succeeded, Guid? Application, int? Status, string Ending)
{
    private const int LongestEnding = 400;

    /// <summary>Runs the test where the shell's session is.</summary>
    /// <exception cref="CmdletException">The test could not be made.</exception>
    public static async Task<OAuthTestResult> RunAsync(ICmdletShell shell, Uri target, string mailbox, CancellationToken cancellation)
    {
        var call = OperationCall.Of(
            "Test-OAuthConnectivity",
            new("Service", "EWS"),
            new("TargetUri", target.AbsoluteUri),
            new("Mailbox", mailbox),
            new("ReloadConfig", new CmdletValue.Switch()));
        var answer = await shell.InvokeAsync(call, cancellation);
        return answer.Objects is [.., var last] ? Of(last) : new OAuthTestResult(Succeeded: false, null, null, "The test gave no answer.");
    }

    /// <summary>Reads an answer.</summary>
    public static OAuthTestResult Of(CmdletObject answer)
    {
        var detail = answer.Text("Detail") ?? "";
        return new(
            string.Equals(answer.Text("ResultType"), "Success", StringComparison.OrdinalIgnoreCase),
            ApplicationText().Matches(detail) is [.., var last] && Guid.TryParse(last.Groups["application"].Value, out var application) ? application : null,
            StatusText().Matches(detail) is [.., var status] ? int.Parse(status.Groups["status"].Value, CultureInfo.InvariantCulture) : null,
            EndingOf(detail));
    }

    private static string EndingOf(string detail)
    {
        var text = Space().Replace(Token().Replace(detail, "(token)"), " ").Trim();
        return text.Length <= LongestEnding ? text : $"… {text[^LongestEnding..]}";
    }

    [GeneratedRegex("L:(?<application>[0-9a-fA-F-]{36})-AS:", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex ApplicationText();

    [GeneratedRegex(@"\((?<status>[45][0-9]{2})\)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex StatusText();

    [GeneratedRegex(@"eyJ[A-Za-z0-9_\-\.=]+", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Token();

    [GeneratedRegex(@"\s+", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Space();
}
