using System.Net.Http.Json;
using System.Text.Json;
using HybridTrust.Cmdlets;
using HybridTrust.Json;

namespace HybridTrust.Testing;

/// <summary>Shells into an estate, for steps under test.</summary>
public sealed class EstateShells(HttpClient http) : ICmdletShells
{
    public List<string> Calls { get; } = [];

    /// <summary>The shells that were opened.</summary>
    public List<ShellKind> Opened { get; } = [];

    /// <summary>The calls with their parameters.</summary>
    public List<OperationCall> Given { get; } = [];

    /// <summary>The calls with the shells that they were given to.</summary>
    public List<AskedOperation> Asked { get; } = [];

    /// <summary>A property that comes back empty whatever the world says.</summary>
    public string? Blanked { get; set; }

    /// <summary>Whether Exchange is reached by its snap-in, past a session that is half dead.</summary>
    public bool SnapIn { get; set; }

    /// <summary>An operation that gives back nothing at all.</summary>
    public string? Silent { get; set; }

    /// <summary>What the next operations end in instead of being carried out: one error each, in order.</summary>
    public Queue<CmdletError> Failures { get; } = [];

    /// <summary>Told of every call before it is carried out.</summary>
    public Action<AskedOperation>? OnCall { get; set; }

    public Task<ICmdletShell> OpenAsync(ShellKind kind, string server, CancellationToken cancellation)
    {
        Opened.Add(kind);
        return Task.FromResult<ICmdletShell>(new Shell(this, http, kind, server));
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private sealed class Shell(EstateShells owner, HttpClient http, ShellKind kind, string server) : ICmdletShell
    {
        public ShellKind Kind => kind;

        public string Server => server;

        public async Task<CmdletResult> InvokeAsync(OperationCall call, CancellationToken cancellation)
        {
            if (owner.Failures.TryDequeue(out var failure))
            {
                throw new CmdletException(call.Operation, server, failure);
            }

            var asked = new AskedOperation(kind, server, call);
            owner.OnCall?.Invoke(asked);
            owner.Calls.Add(call.Operation);
            owner.Given.Add(call);
            owner.Asked.Add(asked);
            var name = JsonNamingPolicy.KebabCaseLower.ConvertName(kind.ToString());
            var response = await http.PostAsJsonAsync($"/shells/{name}/{server}{(owner.SnapIn && kind is ShellKind.ExchangeServer ? "?by=snap-in" : "")}", call, TrustJson.Options, cancellation);
            if (call.Operation == owner.Silent)
            {
                return CmdletResult.Empty;
            }

            return response.IsSuccessStatusCode
                ? Blank((await response.Content.ReadFromJsonAsync<CmdletResult>(TrustJson.Options, cancellation))!)
                : throw new CmdletException(
                    call.Operation, server, (await response.Content.ReadFromJsonAsync<CmdletError>(TrustJson.Options, cancellation))!);
        }

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;

        private CmdletResult Blank(CmdletResult result) => owner.Blanked is not { } blanked ? result : result with
        {
            Objects = [.. result.Objects.Select(o => new CmdletObject(o.Properties.ToDictionary(
                p => p.Key, p => p.Key == blanked ? new CmdletValue.Text("") : p.Value, StringComparer.Ordinal)))],
        };
    }
}
