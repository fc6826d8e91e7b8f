using Microsoft.AspNetCore.Http;

namespace HybridTrust.Testing.Tickets;

/// <summary>A receiver of signed webhooks. It keeps what came, as it came.</summary>
public sealed class FakeReceiver : FakeSystem
{
    private readonly List<ReceivedMessage> _messages = [];

    /// <summary>The messages, those that came twice too.</summary>
    public IReadOnlyList<ReceivedMessage> Messages
    {
        get
        {
            lock (Gate)
            {
                return [.. _messages];
            }
        }
    }

    public static async Task<FakeReceiver> StartAsync()
    {
        var system = new FakeReceiver();
        await system.OpenAsync();
        return system;
    }

    protected override FakeAnswer Answer(string method, string path, IQueryCollection query, IHeaderDictionary headers, string body)
    {
        _messages.Add(new ReceivedMessage(headers["webhook-id"].ToString(), headers["webhook-timestamp"].ToString(), headers["webhook-signature"].ToString(), body));
        return new FakeAnswer(204);
    }
}
