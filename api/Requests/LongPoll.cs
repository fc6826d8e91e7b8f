namespace HybridTrust.Api.Requests;

/// <summary>
/// Holds a request until there is something to say, so that clients need not ask often. The engine is asked again and again, because
/// the only port that both engines keep is a read; at once where it tells of a change.
/// </summary>
public sealed class LongPoll(ApiOptions options, IChangeNews news, TimeProvider time)
{
    /// <summary>Lets what follows a change happen too, so that one answer tells of both.</summary>
    public Task GatherAsync(CancellationToken cancellation) => Task.Delay(options.Gather, time, cancellation);

    /// <summary>Reads until the answer will do or the time is over; gives the last answer read.</summary>
    /// <param name="read">Reads an answer.</param>
    /// <param name="willDo">Whether to answer with it at once.</param>
    /// <param name="wait">How long to go on at most.</param>
    /// <param name="cancellation">Ends the wait; the caller went away.</param>
    public async Task<T> ReadAsync<T>(Func<Task<T>> read, Func<T, bool> willDo, TimeSpan wait, CancellationToken cancellation)
    {
        var until = time.GetUtcNow() + wait;
        while (true)
        {
            var change = news.Next;
            var answer = await read();
            var left = until - time.GetUtcNow();
            if (left <= TimeSpan.Zero || willDo(answer))
            {
                return answer;
            }

            await Task.WhenAny(change, Task.Delay(left < options.PollInterval ? left : options.PollInterval, time, cancellation));
            cancellation.ThrowIfCancellationRequested();
        }
    }
}
