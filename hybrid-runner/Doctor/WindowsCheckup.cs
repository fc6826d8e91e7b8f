using System.Globalization;
using HybridTrust.Cmdlets;
using HybridTrust.Runner.Work;

namespace HybridTrust.Runner.Doctor;

/// <summary>Local operations on one server: its clock and TLS, and so that the account is an administrator there.</summary>
internal sealed class WindowsCheckup(ICmdletShells shells, string server, TimeProvider time) : ICheckup
{
    /// <summary>The task whose script rotates certificates by itself (domain 11, row 12).</summary>
    private const string RivalTask = "Daily Auth Certificate Check";

    public string Name => ShellProbe.Shell(ShellKind.Windows, server);

    public async Task<IReadOnlyList<CheckResult>> RunAsync(CancellationToken cancellation)
    {
        var results = new List<CheckResult>();
        var call = OperationCall.Of(LocalOperations.ReadHost, new KeyValuePair<string, CmdletValue?>("ScheduledTask", RivalTask));
        if (await new ShellProbe(shells).OpenAsync(ShellKind.Windows, server, results, cancellation) is { } shell
            && await ShellProbe.ReadAsync(shell, call, Name, results, cancellation) is { } read)
        {
            results.AddRange(read.Objects is [var host]
                ? [CheckResult.Ok(Name, "It opens."), Clock(host), Tls(host)]
                : [CheckResult.Failed(Name, $"{LocalOperations.ReadHost} answered with {read.Objects.Count} objects instead of one.", "Bring runner and scripts to the same release.")]);
        }

        return results;
    }

    private CheckResult Clock(CmdletObject host)
    {
        var check = $"clock of {server}";
        if (host.Instant("Clock") is not { } clock)
        {
            return CheckResult.Failed(check, "It was not told.", "Bring runner and scripts to the same release.");
        }

        var off = (clock - time.GetUtcNow()).Duration();
        var what = string.Create(CultureInfo.InvariantCulture, $"It is {off.TotalSeconds:0} s from this server's.");
        return off < Gatekeeper.AllowedSkew ? CheckResult.Ok(check, what)
            : CheckResult.Failed(check, what, "Correct the time service: Kerberos fails, and dates of certificates are set by this clock.");
    }

    // Server 2016 and older frameworks call out with TLS 1.0 unless told (domain 11, row 16).
    private CheckResult Tls(CmdletObject host) => host.Truth("Tls12Client") && host.Truth("DotNetSystemTls")
        ? CheckResult.Ok($"TLS of {server}", "Programs call out with TLS 1.2.")
        : CheckResult.Warning($"TLS of {server}", "TLS 1.2 is not on for programs that call out.", "Set SystemDefaultTlsVersions and SchUseStrongCrypto, and SCHANNEL's TLS 1.2 client keys, as Microsoft's page on TLS for Exchange says.");
}
