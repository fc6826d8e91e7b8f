using System.Globalization;
using HybridTrust.Cmdlets;
using HybridTrust.Organizations;

namespace HybridTrust.Procedures.Preflight;

/// <summary>Windows on a server, as one local operation read it.</summary>
/// <param name="ClockSkew">How far its clock is ahead of the runner's, the time of the call taken off; negative when it is late.</param>
/// <param name="UtcOffsetMinutes">What its time zone adds to UTC.</param>
/// <param name="Build">The file version of ExSetup.exe; null without Exchange.</param>
/// <param name="Tls12Client">Whether programs may call out with TLS 1.2.</param>
/// <param name="DotNetSystemTls">Whether .NET Framework programs follow the system's TLS settings.</param>
/// <param name="WinHttpProxy">The machine's proxy; null for none.</param>
/// <param name="IisBindings">Each web binding with its certificate.</param>
/// <param name="RivalTask">The state of Microsoft's rotation task; null where there is none.</param>
internal sealed record HostReading(
    TimeSpan ClockSkew,
    string UtcOffsetMinutes,
    ExchangeBuild? Build,
    bool Tls12Client,
    bool DotNetSystemTls,
    string? WinHttpProxy,
    IReadOnlyList<string> IisBindings,
    string? RivalTask)
{
    /// <summary>Whether Microsoft's task would rotate the certificate by itself.</summary>
    public bool HasRival => RivalTask is not null and not "Disabled";

    /// <summary>The reading of an object.</summary>
    /// <param name="host">What the operation returned.</param>
    /// <param name="asked">The runner's time before the call.</param>
    /// <param name="answered">The runner's time after it.</param>
    /// <exception cref="FormatException">The server did not tell its time, or a version that is none.</exception>
    public static HostReading Of(CmdletObject host, DateTimeOffset asked, DateTimeOffset answered)
    {
        var clock = host.Instant("Clock") ?? throw new FormatException("The server did not tell its time.");
        return new HostReading(
            clock > answered ? clock - answered : clock < asked ? clock - asked : TimeSpan.Zero,
            host.Text("UtcOffsetMinutes") ?? "",
            host.Text("ExSetupVersion") is { } build ? ExchangeBuild.Parse(build) : null,
            host.Truth("Tls12Client"),
            host.Truth("DotNetSystemTls"),
            host.Text("WinHttpProxy"),
            host.List("IisBindings"),
            host.Text("ScheduledTaskState"));
    }

    /// <summary>The values, for the evidence.</summary>
    public IEnumerable<KeyValuePair<string, string>> Values() =>
    [
        new("ClockSkewSeconds", ClockSkew.TotalSeconds.ToString("0", CultureInfo.InvariantCulture)),
        new("UtcOffsetMinutes", UtcOffsetMinutes),
        new("ExSetupVersion", Build?.ToString() ?? "none"),
        new("Tls12Client", Tls12Client ? "True" : "False"),
        new("DotNetSystemTls", DotNetSystemTls ? "True" : "False"),
        new("WinHttpProxy", WinHttpProxy ?? "none"),
        new("IisBindings", string.Join("; ", IisBindings)),
        new(ServerReader.RivalTask, RivalTask ?? "none"),
    ];
}
