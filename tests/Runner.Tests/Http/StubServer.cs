using System.Net;
using System.Net.Sockets;
using System.Text;

namespace HybridTrust.Runner.Tests.Http;

/// <summary>A small HTTP server on loopback.</summary>
internal sealed class StubServer : IDisposable
{
    private readonly HttpListener _listener = new();
    private readonly Task _serving;

    public StubServer()
    {
        Address = new Uri($"http://127.0.0.1:{FreePort()}/");
        _listener.Prefixes.Add(Address.ToString());
        _listener.Start();
        _serving = ServeAsync();
    }

    public Uri Address { get; }

    public Func<HttpListenerRequest, string, StubAnswer> OnRequest { get; set; } = (_, _) => new StubAnswer(200, "[]");

    public static int FreePort()
    {
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        return ((IPEndPoint)probe.LocalEndpoint).Port;
    }

    public void Dispose()
    {
        _listener.Close();
        _serving.Wait(TimeSpan.FromSeconds(5));
    }

    private async Task ServeAsync()
    {
        try
        {
            while (true)
            {
                Answer(await _listener.GetContextAsync());
            }
        }
        catch (Exception closed) when (closed is HttpListenerException or ObjectDisposedException)
        {
        }
    }

    private void Answer(HttpListenerContext context)
    {
        using var reader = new StreamReader(context.Request.InputStream);
        var answer = OnRequest(context.Request, reader.ReadToEnd());
        if (answer.Status == 0)
        {
            context.Response.ContentLength64 = 100;
            context.Response.OutputStream.WriteByte((byte)'[');
            context.Response.Abort();
            return;
        }

        context.Response.StatusCode = answer.Status;
        if (answer.Ahead is { } ahead)
        {
            context.Response.Headers[Jobs.SimulatedClock.Header] = ahead;
        }

        if (answer.RetryAfter is { } retryAfter)
        {
            context.Response.Headers["Retry-After"] = retryAfter;
        }

        context.Response.Close(Encoding.UTF8.GetBytes(answer.Body), willBlock: true);
    }
}
