using System.Net.NetworkInformation;
using HybridTrust.Cmdlets;

namespace HybridTrust.Runner.PowerShell;

/// <summary>How Microsoft's shells are opened on a real server.</summary>
/// <param name="config">What this runner's config says.</param>
/// <param name="folder">Where the module with the local operations lies.</param>
internal sealed class ShellAccess(PowerShellConfig config, string folder) : IShellAccess
{
    /// <summary>Exchange's snap-in, for emergencies.</summary>
    public const string ExchangeSnapIn = "Microsoft.Exchange.Management.PowerShell.SnapIn";

    /// <summary>The file with the functions of the Windows shell.</summary>
    public const string WindowsModule = "windows-operations.psm1";

    public BridgeAccess To(ShellKind kind, string server) => Uri.CheckHostName(server) is UriHostNameType.Dns
        ? Choose(kind, server)
        : throw Unavailable(server, $"'{server}' is no server's name. Correct the profile.");

    /// <summary>Whether a name is one of this machine's own.</summary>
    internal static bool IsThisMachine(string server)
    {
        var domain = IPGlobalProperties.GetIPGlobalProperties().DomainName;
        string[] names = ["localhost", Environment.MachineName, $"{Environment.MachineName}.{domain}"];
        return names.Contains(server, StringComparer.OrdinalIgnoreCase);
    }

    private BridgeAccess Choose(ShellKind kind, string server) => kind switch
    {
        ShellKind.ExchangeServer when config.SnapIn => SnapIn(server),
        ShellKind.ExchangeServer => new("remote")
        {
            // Plain HTTP as Exchange has it: Kerberos signs in and encrypts.
            Uri = new Uri($"http://{server}/PowerShell/"),
            Authentication = "Kerberos",
            Configuration = "Microsoft.Exchange",
        },
        ShellKind.SkypeServer when IsThisMachine(server) => new("module") { Module = "SkypeForBusiness" },
        ShellKind.SkypeServer => new("remote") { Uri = new Uri($"https://{server}/OcsPowershell"), Authentication = "NegotiateWithImplicitCredential" },
        ShellKind.ExchangeOnline => Cloud(server),
        ShellKind.Windows => new("windows") { Module = Path.Combine(folder, WindowsModule), Computer = IsThisMachine(server) ? null : server },
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "There is no such shell."),
    };

    private static BridgeAccess SnapIn(string server) => IsThisMachine(server)
        ? new("snapin") { Name = ExchangeSnapIn }
        : throw Unavailable(server,
            $"The config's powerShell.exchange is \"snap-in\", which works on the runner's own server only, not on {server}. Write \"remote\" again once sessions open.");

    private BridgeAccess Cloud(string server) => config.Cloud is { } cloud
        ? new("cloud")
        {
            Module = "ExchangeOnlineManagement",
            Organization = cloud.Organization,
            ApplicationId = cloud.ApplicationId,
            CertificateThumbprint = cloud.CertificateThumbprint,
            ManagedIdentity = cloud.ManagedIdentity,
            Environment = cloud.Environment,
        }
        : throw Unavailable(server,
            "This runner's config has no powerShell.exchangeOnline, so it cannot sign in. Add it, or let the profile say exchangeOnline \"rest\".");

    private static CmdletException Unavailable(string server, string sentence) => new(
        "Opening a shell", server, new CmdletError("ResourceUnavailable", "NotConfigured", "", "NotConfigured", sentence));
}
