using System.Net.Http.Json;
using System.Text.Json;
using HybridTrust.Cmdlets;
using HybridTrust.Json;

namespace HybridTrust.Functions.Tests.Runs;

/// <summary>Shells into an estate.</summary>
internal sealed class EstateShells(HttpClient http) : ICmdletShells
{
    public Task<ICmdletShell> OpenAsync(ShellKind kind, string server, CancellationToken cancellation) =>
        Task.FromResult<ICmdletShell>(new Shell(http, kind, server));

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private sealed class Shell(HttpClient http, ShellKind kind, string server) : ICmdletShell
    {
        public ShellKind Kind => kind;

        public string Server => server;

        public async Task<CmdletResult> InvokeAsync(OperationCall call, CancellationToken cancellation)
        {
            var name = JsonNamingPolicy.KebabCaseLower.ConvertName(kind.ToString());
            using var response = await http.PostAsJsonAsync($"/shells/{name}/{server}", call, TrustJson.Options, cancellation);
            return response.IsSuccessStatusCode
                ? (await response.Content.ReadFromJsonAsync<CmdletResult>(TrustJson.Options, cancellation))!
                : throw new CmdletException(call.Operation, server, (await response.Content.ReadFromJsonAsync<CmdletError>(TrustJson.Options, cancellation))!);
        }

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
