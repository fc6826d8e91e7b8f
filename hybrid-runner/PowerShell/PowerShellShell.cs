using HybridTrust.Cmdlets;

namespace HybridTrust.Runner.PowerShell;

/// <summary>One real shell. Its process is started when it is needed, and again after it died.</summary>
internal sealed class PowerShellShell(BridgeStarter starter, OperationCatalogue catalogue, ShellKind kind, string server) : ICmdletShell
{
    private readonly SemaphoreSlim _one = new(1, 1);
    private BridgeProcess? _bridge;

    public ShellKind Kind => kind;

    public string Server => server;

    /// <summary>Whether it holds a process.</summary>
    public bool IsOpen => Volatile.Read(ref _bridge) is not null;

    /// <summary>Opens it unless it is open.</summary>
    /// <exception cref="CmdletException">The shell cannot be opened.</exception>
    public async Task EnsureOpenAsync(CancellationToken cancellation)
    {
        await _one.WaitAsync(cancellation);
        try
        {
            _bridge ??= await starter.StartAsync(kind, server, cancellation);
        }
        finally
        {
            _one.Release();
        }
    }

    public async Task<CmdletResult> InvokeAsync(OperationCall call, CancellationToken cancellation)
    {
        if (catalogue.Check(kind, call) is { } refused)
        {
            throw new CmdletException(call.Operation, server, refused);
        }

        await _one.WaitAsync(cancellation);
        try
        {
            return await AskPatientlyAsync(call, cancellation);
        }
        finally
        {
            _one.Release();
        }
    }

    /// <summary>Ends the process, if no operation runs.</summary>
    public async Task CloseIfIdleAsync()
    {
        if (await _one.WaitAsync(TimeSpan.Zero))
        {
            try
            {
                await ForgetAsync();
            }
            finally
            {
                _one.Release();
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        await ForgetAsync();
        _one.Dispose();
    }

    /// <summary>A read whose session died is asked once more in a new one; a change is not, because it may be made.</summary>
    private async Task<CmdletResult> AskPatientlyAsync(OperationCall call, CancellationToken cancellation)
    {
        try
        {
            return await AskAsync(call, cancellation);
        }
        catch (SessionDeathException death) when (!death.TimedOut && catalogue.Find(kind, call.Operation) is { OnlyReads: true })
        {
        }
        catch (SessionDeathException death)
        {
            throw death.Death;
        }

        try
        {
            return await AskAsync(call, cancellation);
        }
        catch (SessionDeathException again)
        {
            throw again.Death;
        }
    }

    private async Task<CmdletResult> AskAsync(OperationCall call, CancellationToken cancellation)
    {
        var bridge = _bridge ??= await starter.StartAsync(kind, server, cancellation);
        BridgeAnswer answer;
        try
        {
            answer = await starter.AskAsync(bridge, kind, server, call, cancellation);
        }
        catch (Exception ended) when (ended is SessionDeathException or OperationCanceledException)
        {
            await ForgetAsync();
            throw;
        }

        return answer.Error is { } error ? throw new CmdletException(call.Operation, server, error.Decode()) : ResultOf(answer);
    }

    private static CmdletResult ResultOf(BridgeAnswer answer) => new(
        [.. (answer.Objects ?? []).Select(properties => new CmdletObject(
            properties.ToDictionary(p => p.Name, p => p.Decode(), StringComparer.Ordinal)))],
        [.. (answer.Warnings ?? []).Select(WireText.Decode)]);

    private async Task ForgetAsync()
    {
        if (Interlocked.Exchange(ref _bridge, null) is { } bridge)
        {
            await bridge.DisposeAsync();
        }
    }
}
