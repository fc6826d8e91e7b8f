using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using HybridTrust.Certificates;
using HybridTrust.Cmdlets;
using HybridTrust.Json;
using Xunit;

namespace HybridTrust.Local.Tests.Rotations.Faults;

/// <summary>
/// Exercises the trust hour by hour: each server that answers signs with the certificate it uses, the tenant's token service takes that for the principals it is
/// for, Skype Server's pool knows it, and every six hours the server's sign-in pages are well. Who must take it is written down here, so that the product's own list is not what it is judged by.
/// </summary>
internal sealed class HourlyTokens(RotationBench bench, string sample, string fault)
{
    private const int HoursBetweenPages = 6;

    private static readonly string[] Skype = ["00000004-0000-0ff1-ce00-000000000000"];
    private static readonly string[] Teams = [.. Skype, "7557eb47-c689-4224-abcf-aef9bd7573df", "db7de2b5-2149-435e-8043-e080dd50afae"];

    private static readonly Dictionary<string, string[]> Principals = new(StringComparer.Ordinal)
    {
        ["fabrikam"] = Skype,
        ["contoso"] = Teams,
        ["litware"] = [],
        ["northwind"] = Teams,
    };

    private DateTimeOffset _last = DateTimeOffset.MinValue;
    private string _seen = "";

    /// <summary>Who was turned away, when and why.</summary>
    public List<string> Broken { get; } = [];

    /// <summary>How often a server's token was looked at.</summary>
    public int Asked { get; private set; }

    /// <summary>Looks once an hour.</summary>
    public async Task TryAsync()
    {
        var now = bench.Clock.GetUtcNow();
        if (now - _last < TimeSpan.FromMinutes(50))
        {
            return;
        }

        _last = now;
        var state = await bench.Estate.StateAsync();
        var tenant = bench.Estate.Profile.Tenant.Id;
        var applications = Principals[sample].Concat(state["tenant"]!["applications"]!.AsArray()
            .Where(a => a!["displayName"]!.GetValue<string>().StartsWith("ExchangeServerApp-", StringComparison.Ordinal)).Select(a => a!["appId"]!.GetValue<string>())).ToList();

        // Each server asks at every hour, for one application after the other; for all of them as soon as a key, or what a server signs with, is not as it was.
        var seen = $"{state["tenant"]!["principals"]} {state["tenant"]!["applications"]} {state["datacentre"]!["authConfig"]} {string.Join(' ', state["datacentre"]!["servers"]!.AsArray().Select(s => s!["certificateInUse"]))}";
        var moved = !string.Equals(seen, _seen, StringComparison.Ordinal);
        _seen = seen;
        foreach (var server in state["datacentre"]!["servers"]!.AsArray().Where(s => s!["role"]!.GetValue<string>() is not "edge"))
        {
            var name = server!["fqdn"]!.GetValue<string>();
            var signs = server["certificateInUse"]?.GetValue<string>() is { Length: > 0 } used ? used : state["datacentre"]!["authConfig"]!["currentCertificateThumbprint"]!.GetValue<string>();
            Asked++;
            foreach (var application in applications.Where((_, index) => moved || index == Asked % applications.Count))
            {
                await TryAsync(name, signs, application, tenant, now);
            }

            if (state["skype"] is { } skype && !KnownTo(skype).Contains(signs, StringComparer.OrdinalIgnoreCase))
            {
                Say(now, $"{name} signs with {signs}, which Skype Server's pool does not know");
            }

            if (now.Hour % HoursBetweenPages == 0)
            {
                await LookAsync(name, now);
            }
        }
    }

    /// <summary>The certificates that the pool read when it last read Exchange's metadata.</summary>
    private static IEnumerable<string> KnownTo(JsonNode skype) =>
        from partner in skype["central"]!["partners"]!.AsArray()
        from certificate in partner!["certificates"]!.AsArray()
        select certificate.Deserialize<PublicCertificate>(TrustJson.Options)!.Thumbprint;

    private async Task TryAsync(string server, string thumbprint, string application, Guid tenant, DateTimeOffset now)
    {
        if (await AnswerAsync(server, LocalOperations.TryClientAssertion, ("Thumbprint", thumbprint), ("TokenUrl", $"https://login/{tenant}"), ("Application", application), ("Scope", "x")) is not { } answer)
        {
            return;
        }

        // A server whose clock is wrong is turned away for that, whatever it signs with.
        if (!answer.Truth("Accepted") && !(fault is "clock-skew" && answer.Text("Error")!.EndsWith("validity", StringComparison.Ordinal)))
        {
            Say(now, $"{server} signs with {thumbprint}, and {application} does not take it: {answer.Text("Error")} {answer.Text("Failure")}");
        }
    }

    private async Task LookAsync(string server, DateTimeOffset now)
    {
        foreach (var page in new[] { "owa", "ecp" })
        {
            if (await AnswerAsync(server, LocalOperations.ProbeUrl, ("Url", $"https://{server}/{page}/healthcheck.htm")) is { } answer && answer.Text("Status") is not "200")
            {
                Say(now, $"{page} of {server} answers {answer.Text("Status") ?? "nothing"}");
            }
        }
    }

    /// <summary>Null when the server does not answer.</summary>
    private async Task<CmdletObject?> AnswerAsync(string server, string operation, params (string Name, string Value)[] given)
    {
        try
        {
            return Assert.Single(await bench.Estate.OnServerAsync(server, operation, [.. given.Select(g => new KeyValuePair<string, CmdletValue?>(g.Name, g.Value))]));
        }
        catch (CmdletException down) when (down.Error.Kind is CmdletErrorKind.Unreachable)
        {
            return null;
        }
    }

    private void Say(DateTimeOffset now, string sentence) => Broken.Add(string.Create(CultureInfo.InvariantCulture, $"{now:u} {sentence}"));
}
