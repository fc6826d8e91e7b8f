using HybridTrust.Cmdlets;
using HybridTrust.Steps;

namespace HybridTrust.Procedures.Preflight;

/// <summary>An estate's shells in which one operation ends in an error.</summary>
internal sealed class BrokenShells(ICmdletShells inner, string operation, string reason) : ICmdletShells
{
    /// <summary>A bench's context with such shells.</summary>
    public static StepContext ContextOf(EstateBench bench, string operation, string reason) => new()
    {
        Organization = bench.Profile,
        Facts = bench.Context.Facts,
        Certificates = bench.Context.Certificates,
        Time = bench.Context.Time,
        Shells = new BrokenShells(bench.Shells, operation, reason),
    };

    public async Task<ICmdletShell> OpenAsync(ShellKind kind, string server, CancellationToken cancellation) =>
        new Shell(await inner.OpenAsync(kind, server, cancellation), operation, reason);

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private sealed class Shell(ICmdletShell inner, string operation, string reason) : ICmdletShell
    {
        public ShellKind Kind => inner.Kind;

        public string Server => inner.Server;

        public Task<CmdletResult> InvokeAsync(OperationCall call, CancellationToken cancellation) =>
            string.Equals(call.Operation, operation, StringComparison.Ordinal)
                ? throw new CmdletException(operation, Server, new CmdletError("NotSpecified", reason, $"System.{reason}", operation, "Le serveur ne répond pas."))
                : inner.InvokeAsync(call, cancellation);

        public ValueTask DisposeAsync() => inner.DisposeAsync();
    }
}
