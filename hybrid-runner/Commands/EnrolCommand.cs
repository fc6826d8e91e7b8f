using System.Text.Json.Nodes;
using HybridTrust.Runner.Configuration;
using HybridTrust.Runner.Credentials;
using HybridTrust.Runner.Enrolling;
using HybridTrust.Runner.HostChannel;

namespace HybridTrust.Runner.Commands;

/// <summary>Enrols this server's runner on a host.</summary>
internal static class EnrolCommand
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    /// <summary>Where a runner's config lies unless a person says otherwise.</summary>
    public static string DefaultConfig => OperatingSystem.IsWindows()
        ? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.CommonApplicationData), "HybridTrust", "runner.json")
        : "runner.json";

    public static async Task<int> RunAsync(
        string server, string code, string config, string? signer, EnrolArguments typed, TextWriter output, TextWriter errors, CancellationToken cancellation)
    {
        if (RunnerConfigFile.AddressOf(server, loopbackOnly: false) is not { } address)
        {
            await errors.WriteLineAsync($"'{server}' is no address to enrol on. {RunnerConfigFile.ServerRemedy}");
            return ExitCodes.Usage;
        }

        var access = typed.ToConfig();
        if (HostAccess.Read(access) is Reading<HostAccess>.Invalid(var wrong))
        {
            await errors.WriteLineAsync(string.Join('\n', wrong));
            return ExitCodes.Usage;
        }

        try
        {
            var files = RunnerFiles.At(config, address);
            using var http = ClientFor(address, Agreed(files, access));
            var enroller = new Enroller(new HostExchange(http, address), files, KeyAt, output);
            await enroller.EnrolAsync(new EnrolOptions(address, code, access, signer), cancellation);
            return ExitCodes.Success;
        }
        catch (Exception refused) when (refused is EnrolException or IOException or UnauthorizedAccessException or System.Security.Cryptography.CryptographicException)
        {
            await errors.WriteLineAsync(refused.Message);
            return ExitCodes.Failed;
        }
    }

    // The config that is there is what the runner will run with: enrolling by another way would prove nothing.
    private static HostAccess Agreed(RunnerFiles files, JsonObject typed) => files.Access switch
    {
        null => ((Reading<HostAccess>.Valid)HostAccess.Read(typed)).Value,
        var kept when typed.Count == 0 => kept,
        _ => throw new EnrolException("The config is there already and says how the host is reached. Leave --proxy, --credential and what belongs to it out, or change the config. The code is still good."),
    };

    private static HttpClient ClientFor(Uri address, HostAccess access)
    {
        HttpMessageHandler handler = HostHttp.HandlerFor(address, access.Proxy);
        if (access.Credential is not CredentialConfig.Token)
        {
            var problems = new List<Problem>();
            handler = HostTokens.Of(access, problems, TimeProvider.System) is { } token
                ? new BearerHandler(token, handler)
                : throw new EnrolException($"{string.Join('\n', problems)} The code is still good.");
        }

        return new HttpClient(handler) { Timeout = Patience };
    }

    private static IRunnerKey KeyAt(string file) =>
        OperatingSystem.IsWindows() ? new StoreKey(TimeProvider.System) : new FileKey(file, TimeProvider.System);
}
