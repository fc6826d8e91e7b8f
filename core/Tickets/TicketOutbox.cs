using System.Runtime.CompilerServices;
using HybridTrust.Json;
using HybridTrust.Records;
using HybridTrust.Runs;

namespace HybridTrust.Tickets;

/// <summary>
/// Keeps what runs tell their tickets and writes it to the ticket systems: in order, each once, and what did not arrive again until it does. What
/// was tried when the host died is looked for in the ticket first.
/// </summary>
public sealed class TicketOutbox(IRecords records, IEnumerable<ITicketSystem> systems, TimeProvider time) : ITicketing
{
    /// <summary>How long one attempt may take, the answer included; whoever is not back by then has died.</summary>
    public static readonly TimeSpan Claim = TimeSpan.FromSeconds(60);

    // A ticket system that asks for more is left alone, and the sweep comes back to it.
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(250);

    /// <summary>After this, a ticket that could not be written to is given up.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromDays(7);

    private readonly Dictionary<string, ITicketSystem> _systems = systems.ToDictionary(s => s.Name, StringComparer.Ordinal);

    /// <inheritdoc />
    public async Task CommentAsync(TicketReference ticket, TicketComment comment, CancellationToken cancellation)
    {
        var connected = ticket.Ledger is { } ledger
            ? await FindAsync(ledger, cancellation) is { IsOpened: true }
            : _systems.ContainsKey(ticket.System);
        await ChangeAsync(comment.Run, box => (box ?? new TicketBox(ticket, [])).Add(comment, time.GetUtcNow(), connected), cancellation);
        if (connected)
        {
            // Written anew for each comment: whoever is about to remove the mark of the one before does not remove this one.
            await records.SaveAsync(TicketBox.OpenKey(comment.Run), TrustJson.SerializeToUtf8(comment.Key), cancellation);
            await DeliverAsync(comment.Run, cancellation);
        }
    }

    /// <inheritdoc />
    public async Task KeepAsync(TicketReference ticket, TicketComment comment, CancellationToken cancellation)
    {
        await ChangeAsync(comment.Run, KeptIn, cancellation);
        if (await FindAsync(comment.Run, cancellation) is { Next: not null })
        {
            await records.SaveAsync(TicketBox.OpenKey(comment.Run), TrustJson.SerializeToUtf8(comment.Key), cancellation);
        }

        TicketBox KeptIn(TicketBox? there)
        {
            // Until its ticket is opened somewhere, a ledger follows the settings.
            var box = there is { IsOpened: true } ? there : new TicketBox(ticket, there?.Entries ?? []);
            return box.Add(comment, time.GetUtcNow(), connected: _systems.GetValueOrDefault(box.Ticket.System) is ITicketOpener);
        }
    }

    /// <summary>The runs whose tickets have not been told everything.</summary>
    public async IAsyncEnumerable<string> OpenAsync([EnumeratorCancellation] CancellationToken cancellation)
    {
        await foreach (var key in records.ListAsync(TicketBox.OpenCollection, "", cancellation))
        {
            yield return key.Id;
        }
    }

    /// <summary>What a run told its ticket, and what became of it.</summary>
    public Task<TicketBox?> FindAsync(string run, CancellationToken cancellation) => records.FindAsync<TicketBox>(TicketBox.Key(run), cancellation);

    /// <summary>Writes what a run's ticket has not been told yet.</summary>
    /// <exception cref="TicketBusyException">Not all of it could be written now.</exception>
    /// <exception cref="TicketRefusedException">Something was given up; the rest was written.</exception>
    public async Task DeliverAsync(string run, CancellationToken cancellation)
    {
        TicketRefusedException? refused = null;
        while (await FindAsync(run, cancellation) is { Next: { } next } box
            && await TicketOfAsync(box, cancellation) is { } ticket
            && _systems.TryGetValue(ticket.System, out var system))
        {
            try
            {
                await DeliverAsync(run, system, ticket, next, cancellation);
            }
            catch (TicketRefusedException refusal)
            {
                refused ??= refusal;
            }
        }

        await CloseAsync(run, cancellation);
        if (refused is not null)
        {
            throw refused;
        }
    }

    /// <summary>The ticket that a ledger is told to; null while it is not opened yet, which is no fault.</summary>
    private async Task<TicketReference?> TicketOfAsync(TicketBox box, CancellationToken cancellation)
    {
        if (box.Ticket.Ledger is not { } ledger)
        {
            return box.Ticket;
        }

        return await FindAsync(ledger, cancellation) is { IsOpened: true, IsBeingOpened: false } opened ? opened.Ticket : null;
    }

    private async Task DeliverAsync(string run, ITicketSystem system, TicketReference ticket, TicketEntry entry, CancellationToken cancellation)
    {
        if (await ClaimAsync(run, entry, cancellation) is null)
        {
            return;
        }

        try
        {
            if (time.GetUtcNow() - entry.At > Patience)
            {
                throw new TicketRefusedException($"Ticket {ticket} was not told '{entry.Comment.Key}' of {run} for {Patience.TotalDays:0} days, and is not tried any more.");
            }

            var told = await WriteAsync(system, ticket, entry, cancellation);
            await ChangeAsync(run, now => now!.With(entry.Number, TicketEntryState.Written) with { Ticket = told ?? now.Ticket }, cancellation);
        }
        catch (TicketRefusedException refusal)
        {
            await ChangeAsync(run, now => now!.With(entry.Number, TicketEntryState.GivenUp, refusal.Message), cancellation);
            throw;
        }
        catch (TicketBusyException busy)
        {
            var state = busy.NothingWritten ? entry.State : TicketEntryState.Tried;
            await ChangeAsync(run, now => now!.With(entry.Number, state, notBefore: time.GetUtcNow() + busy.RetryAfter), cancellation);
            throw;
        }
    }

    /// <returns>The ticket that was opened; null where none was.</returns>
    private static async Task<TicketReference?> WriteAsync(ITicketSystem system, TicketReference ticket, TicketEntry entry, CancellationToken cancellation)
    {
        var mayBeThere = entry.State is TicketEntryState.Tried;
        if (entry.Kind is TicketEntryKind.Opening)
        {
            return await ((ITicketOpener)system).OpenAsync(entry, mayBeThere, cancellation);
        }

        await system.WriteAsync(ticket, entry, mayBeThere, cancellation);
        return null;
    }

    /// <summary>Marks an entry as tried, for this caller alone; null when somebody else wrote it meanwhile.</summary>
    private async Task<TicketBox?> ClaimAsync(string run, TicketEntry entry, CancellationToken cancellation)
    {
        var until = time.GetUtcNow() + LongestWait + Pause;
        while (true)
        {
            var there = await records.FindAsync(TicketBox.Key(run), cancellation);
            if (there is null || TrustJson.Deserialize<TicketBox>(there.Content.Span) is not { } box || box.Next?.Number != entry.Number || box.Next.State != entry.State)
            {
                return null;
            }

            var now = time.GetUtcNow();
            var free = new[] { box.ClaimedUntil, box.NotBefore }.Max();
            if (free > now)
            {
                if (free > until)
                {
                    throw new TicketBusyException($"Ticket {box.Ticket} cannot be told anything before {free:u}; it is tried again then.") { NothingWritten = true };
                }

                await Task.Delay(Pause, time, cancellation);
                continue;
            }

            var tried = box.With(entry.Number, TicketEntryState.Tried) with { ClaimedUntil = now + Claim };
            if (await records.TryReplaceAsync(TicketBox.Key(run), there.Tag, TrustJson.SerializeToUtf8(tried), cancellation) is not null)
            {
                return tried;
            }
        }
    }

    private async Task CloseAsync(string run, CancellationToken cancellation)
    {
        // The mark is read first: one that is written for a further comment has another tag, and stays.
        if (await records.FindAsync(TicketBox.OpenKey(run), cancellation) is { } mark
            && await FindAsync(run, cancellation) is not { Next: not null })
        {
            await records.TryRemoveAsync(TicketBox.OpenKey(run), mark.Tag, cancellation);
        }
    }

    private async Task ChangeAsync(string run, Func<TicketBox?, TicketBox> change, CancellationToken cancellation)
    {
        while (true)
        {
            var there = await records.FindAsync(TicketBox.Key(run), cancellation);
            var content = TrustJson.SerializeToUtf8(change(there is null ? null : TrustJson.Deserialize<TicketBox>(there.Content.Span)));
            var written = there is null
                ? await records.TryCreateAsync(TicketBox.Key(run), content, cancellation)
                : await records.TryReplaceAsync(TicketBox.Key(run), there.Tag, content, cancellation);
            if (written is not null)
            {
                return;
            }
        }
    }
}
