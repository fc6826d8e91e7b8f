using System.Text.RegularExpressions;
using HybridTrust.Runner.Credentials;
using HybridTrust.Runner.PowerShell;

namespace HybridTrust.Runner.Configuration;

/// <summary>Reads the config file.</summary>
internal static partial class RunnerConfigFile
{
    /// <summary>Reads and checks the file at a path.</summary>
    public static Reading<RunnerConfig> Read(string path)
    {
        if (!SmallFile.TryRead(path, out var bytes, out var why) || (why = FileGuard.WhyNot(path)) is not null)
        {
            return new Reading<RunnerConfig>.Invalid([new Problem(path, "$", why)]);
        }

        var folder = Path.GetDirectoryName(Path.GetFullPath(path))!;
        return JsonFields.Read(path, bytes, fields => Read(fields, folder));
    }

    private static RunnerConfig? Read(JsonFields fields, string folder)
    {
        var name = fields.Text("name", "Write the runner's name, as given at enrolment.");
        if (name is not null && !Name().IsMatch(name))
        {
            fields.Wrong("name", "Write lower-case letters, digits and dashes, 63 at most, as given at enrolment.");
        }

        var server = Address(fields, "server", loopbackOnly: false);
        var access = HostAccess.Read(fields, folder);
        var data = fields.Text("dataDirectory", "Write the folder for the runner's journal.");
        var certificate = CertificatePlace.Read(
            fields, folder, "Write either certificateFile, the path of the runner's certificate with its private key (PFX or PEM), or certificateThumbprint, its thumbprint in the machine's own store (Windows).");
        var signer = fields.Text("signerFile", "Write the path of the job signer's certificate, received at enrolment.");
        var policy = fields.Text("policyFile", "Write the path of this server's policy file.");
        var estate = fields.Object("simulatedEstate", f => ReadEstate(f, folder));
        var powerShell = fields.Object("powerShell", PowerShellConfigReader.Read);
        if (estate is not null && powerShell is { } real && real != PowerShellConfig.Default with { SnapIn = true })
        {
            fields.Wrong("powerShell", "Beside simulatedEstate there are no real shells, so nothing but \"exchange\": \"snap-in\" means something there. Keep simulatedEstate for a rehearsal, powerShell on a real server.");
        }

        var polling = fields.Object("polling", ReadPolling) ?? PollingConfig.Default;
        return name is null || server is null || data is null || access is null || certificate is null || signer is null || policy is null
            ? null
            : new RunnerConfig(
                name, server, access, In(folder, data), certificate, In(folder, signer), In(folder, policy),
                estate, powerShell ?? PowerShellConfig.Default, polling);
    }

    private static EstateConfig? ReadEstate(JsonFields fields, string folder)
    {
        var url = Address(fields, "url", loopbackOnly: true);
        var token = fields.Text("tokenFile", "Write the path of the file that holds the estate's token.");
        return url is null || token is null ? null : new EstateConfig(url, In(folder, token));
    }

    private static PollingConfig ReadPolling(JsonFields fields)
    {
        var fast = fields.Number("fastMilliseconds", (int)PollingConfig.Default.Fast.TotalMilliseconds, 10, 60_000);
        var idle = fields.Number("idleMilliseconds", (int)PollingConfig.Default.Idle.TotalMilliseconds, fast, 600_000);
        var wait = fields.Number("waitSeconds", (int)PollingConfig.Default.Wait.TotalSeconds, 0, 30);
        return new PollingConfig(TimeSpan.FromMilliseconds(fast), TimeSpan.FromMilliseconds(idle), TimeSpan.FromSeconds(wait));
    }

    /// <summary>What to write for a host's address.</summary>
    public const string ServerRemedy =
        "Write the host's address with https, such as https://hybridtrust.fabrikam.com/. Plain http is taken on loopback only.";

    /// <summary>An address to which secrets may be sent, or null.</summary>
    public static Uri? AddressOf(string text, bool loopbackOnly) =>

        // A trailing slash, or the last part of a path would be lost when addresses are joined.
        Uri.TryCreate(text.TrimEnd('/') + "/", UriKind.Absolute, out var address)
        && address.Scheme is "https" or "http"
        && (address.IsLoopback || (!loopbackOnly && address.Scheme is "https"))
        && address.UserInfo.Length == 0 && address.Query.Length == 0 && address.Fragment.Length == 0
            ? address
            : null;

    private static Uri? Address(JsonFields fields, string name, bool loopbackOnly)
    {
        var write = loopbackOnly
            ? "Write the estate's address on this machine, such as http://127.0.0.1:7100/. A simulation never runs across machines."
            : ServerRemedy;
        if (fields.Text(name, write) is not { } text)
        {
            return null;
        }

        if (AddressOf(text, loopbackOnly) is not { } address)
        {
            fields.Wrong(name, write);
            return null;
        }

        return address;
    }

    private static string In(string folder, string path) => Path.GetFullPath(path, folder);

    [GeneratedRegex(@"\A[a-z0-9][a-z0-9-]{0,62}\z", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Name();
}
