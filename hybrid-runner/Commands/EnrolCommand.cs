using HybridTrust.Runner.Configuration;
using HybridTrust.Runner.Enrolling;

namespace HybridTrust.Runner.Commands;

/// <summary>Enrols this server's runner on a host.</summary>
internal static class EnrolCommand
{
    /// <summary>Where a runner's config lies unless a person says otherwise.</summary>
    public static string DefaultConfig => OperatingSystem.IsWindows()
        ? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.CommonApplicationData), "HybridTrust", "runner.json")
        : "runner.json";

    public static async Task<int> RunAsync(
        string server, string code, string config, string? signer, TextWriter output, TextWriter errors, CancellationToken cancellation)
    {
        if (RunnerConfigFile.AddressOf(server, loopbackOnly: false) is not { } address)
        {
            await errors.WriteLineAsync($"'{server}' is no address to enrol on. {RunnerConfigFile.ServerRemedy}");
            return ExitCodes.Usage;
        }

        try
        {
            using var http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseProxy = !address.IsLoopback }) { Timeout = TimeSpan.FromSeconds(60) };
            var enroller = new Enroller(new HostExchange(http, address), KeyAt, output);
            await enroller.EnrolAsync(new EnrolOptions(address, code, config, signer), cancellation);
            return ExitCodes.Success;
        }
        catch (Exception refused) when (refused is EnrolException or IOException or UnauthorizedAccessException or System.Security.Cryptography.CryptographicException)
        {
            await errors.WriteLineAsync(refused.Message);
            return ExitCodes.Failed;
        }
    }

    private static IRunnerKey KeyAt(string file) =>
        OperatingSystem.IsWindows() ? new StoreKey(TimeProvider.System) : new FileKey(file, TimeProvider.System);
}
