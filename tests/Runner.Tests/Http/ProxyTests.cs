using System.Net;
using System.Net.Sockets;
using HybridTrust.Runner.Configuration;
using HybridTrust.Runner.HostChannel;

namespace HybridTrust.Runner.Tests.Http;

public sealed class ProxyTests : IDisposable
{
    private static readonly Uri Elsewhere = new("http://host.invalid/health");

    private readonly StubServer _proxy = new();

    public void Dispose() => _proxy.Dispose();

    [Fact]
    public async Task A_host_elsewhere_is_reached_by_the_proxy_that_was_named()
    {
        using var proxy = new TcpListener(IPAddress.Loopback, 0);
        proxy.Start();
        var choice = ProxyChoice.Parse($"http://{proxy.LocalEndpoint}")!;
        using var http = new HttpClient(HostHttp.HandlerFor(Elsewhere, choice));
        var asking = http.GetStringAsync(Elsewhere);
        using var connection = await proxy.AcceptTcpClientAsync();
        using var reader = new StreamReader(connection.GetStream());
        Assert.Equal($"GET {Elsewhere} HTTP/1.1", await reader.ReadLineAsync());
        await connection.GetStream().WriteAsync("HTTP/1.1 200 OK\r\nContent-Length: 8\r\n\r\nby proxy"u8.ToArray());
        Assert.Equal("by proxy", await asking);
        Assert.Equal(choice.Address, choice.For(Elsewhere));
    }

    [Fact]
    public async Task This_machine_is_never_reached_by_a_proxy()
    {
        using var host = new StubServer();
        host.OnRequest = (_, _) => new StubAnswer(200, "direct");
        _proxy.OnRequest = (_, _) => new StubAnswer(200, "by proxy");
        using var http = new HttpClient(HostHttp.HandlerFor(host.Address, Named()));
        Assert.Equal("direct", await http.GetStringAsync(host.Address));
        Assert.Null(Named().For(host.Address));
    }

    [Fact]
    public void With_none_no_proxy_is_asked_whatever_the_system_says()
    {
        using var handler = HostHttp.HandlerFor(Elsewhere, ProxyChoice.Parse("none")!);
        Assert.False(handler.UseProxy);
        Assert.Null(ProxyChoice.Parse("none")!.For(Elsewhere));
    }

    private ProxyChoice Named() => ProxyChoice.Parse(_proxy.Address.GetLeftPart(UriPartial.Authority))!;
}
