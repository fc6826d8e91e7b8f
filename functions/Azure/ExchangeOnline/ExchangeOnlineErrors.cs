using System.Net;
using System.Text.Json;
using HybridTrust.Cmdlets;
using HybridTrust.Functions.Azure.Failures;

namespace HybridTrust.Functions.Azure.ExchangeOnline;

/// <summary>Turns the endpoint's errors into those a shell reports, told apart by exception type and never by text (domain 11, row 15).</summary>
internal static class ExchangeOnlineErrors
{
    /// <summary>The error of an answer.</summary>
    public static CmdletError Read(HttpStatusCode status, ReadOnlyMemory<byte> body) => status switch
    {
        HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden => Error(
            "PermissionDenied",
            "System.UnauthorizedAccessException",
            $"Exchange Online answered {(int)status}. Grant the host's identity Exchange.ManageAsApp and an Exchange role in that tenant."),
        HttpStatusCode.TooManyRequests or HttpStatusCode.BadGateway or HttpStatusCode.ServiceUnavailable or HttpStatusCode.GatewayTimeout =>
            Unreachable($"Exchange Online answered {(int)status} again and again. Look at its service health, then run again."),
        _ => Reported(body) ?? Error("NotSpecified", "Unknown", $"Exchange Online answered {(int)status} without an error that could be read."),
    };

    /// <summary>Nobody answered.</summary>
    public static CmdletError NotReached(Exception failure) => Unreachable($"Exchange Online could not be reached: {FailureText.FirstLine(failure.Message)}");

    /// <summary>The answer is not one.</summary>
    public static CmdletError Unreadable(Exception failure) => Error(
        "InvalidResult", failure.GetType().FullName!, $"Exchange Online's answer could not be read: {failure.Message} Set exchangeOnline to \"module\" in the profile.");

    /// <summary>The pages lead away or go on for ever.</summary>
    public static CmdletError StrangePages(Uri page) => Error(
        "InvalidResult",
        "System.InvalidOperationException",
        $"Exchange Online's list goes on at {page.Authority} or has more pages than any list of this product. Nothing was concluded from it.");

    /// <summary>Another shell was asked for.</summary>
    public static CmdletError WrongShell(ShellKind kind) => Error(
        "InvalidOperation", "System.NotSupportedException", $"This host opens Exchange Online only; a {kind} shell is a runner's.");

    // "Ex6F9304|Microsoft.Exchange.Configuration.Tasks.ManagementObjectNotFoundException|The operation couldn't be performed ..."
    private static CmdletError? Reported(ReadOnlyMemory<byte> body)
    {
        try
        {
            using var document = JsonDocument.Parse(body);
            var error = document.RootElement.GetProperty("error");
            var said = Detail(error) ?? error.GetProperty("message").GetString() ?? "";
            return said.Split('|', 3) is [var id, var type, var text]
                ? new CmdletError(error.GetProperty("code").GetString() ?? "", type[(type.LastIndexOf('.') + 1)..], type, id, text)
                : Error(error.GetProperty("code").GetString() ?? "", "Unknown", said);
        }
        catch (Exception other) when (other is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            return null;
        }
    }

    private static string? Detail(JsonElement error) =>
        error.TryGetProperty("details", out var details) && details.ValueKind is JsonValueKind.Array && details.GetArrayLength() > 0
            ? details[0].GetProperty("message").GetString()
            : null;

    private static CmdletError Unreachable(string text) => Error("ConnectionError", "Microsoft.Exchange.ServerUnreachableException", text);

    private static CmdletError Error(string category, string type, string text) =>
        new(category, type[(type.LastIndexOf('.') + 1)..], type, Id: "", text);
}
