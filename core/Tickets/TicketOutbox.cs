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
        var connected = _systems.ContainsKey(ticket.System);
        await ChangeAsync(comment.Run, box => (box ?? new TicketBox(ticket, [])).Add(comment, time.GetUtcNow(), connected), cancellation);
        if (connected)
        {
            // Written anew for each comment: whoever is about to remove the mark of the one before does not remove this one.
            await records.SaveAsync(TicketBox.OpenKey(comment.Run), TrustJson.SerializeToUtf8(comment.Key), cancellation);
            await DeliverAsync(comment.Run, cancellation);
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
        while (await FindAsync(run, cancellation) is { Next: { } next } box && _systems.TryGetValue(box.Ticket.System, out var system))
        {
            try
            {
                await DeliverAsync(run, system, next, cancellation);
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

    private async Task DeliverAsync(string run, ITicketSystem system, TicketEntry entry, CancellationToken cancellation)
    {
        if (await ClaimAsync(run, entry, cancellation) is not { } box)
        {
            return;
        }

        try
        {
            if (time.GetUtcNow() - entry.At > Patience)
            {
                throw new TicketRefusedException($"Ticket {box.Ticket} was not told '{entry.Comment.Key}' of {run} for {Patience.TotalDays:0} days, and is not tried any more.");
            }

            await system.WriteAsync(box.Ticket, entry, mayBeThere: entry.State is TicketEntryState.Tried, cancellation);
            await ChangeAsync(run, now => now!.With(entry.Number, TicketEntryState.Written), cancellation);
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
