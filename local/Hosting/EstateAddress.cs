namespace HybridTrust.Local.Hosting;

/// <summary>
/// Sends requests to the estate once it is known where it listens. The host starts beside the estate and may have work from
/// an earlier life before the estate is up; that work waits here.
/// </summary>
internal sealed class EstateAddress : DelegatingHandler
{
    private readonly TaskCompletionSource<Uri> _known = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public EstateAddress()
        // A proxy of the machine has no business with loopback.
        : base(new SocketsHttpHandler { UseProxy = false })
    {
    }

    /// <summary>Says where the estate listens.</summary>
    public void Set(Uri address) => _known.TrySetResult(address);

    /// <summary>A client that carries the estate's token.</summary>
    public HttpClient Client(TokenFile token) => new(this)
    {
        BaseAddress = new Uri("http://estate.invalid/"),
        DefaultRequestHeaders = { Authorization = new("Bearer", token.Token) },
    };

    /// <inheritdoc />
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var address = await _known.Task.WaitAsync(cancellationToken);
        request.RequestUri = new Uri(address, request.RequestUri!.PathAndQuery);
        return await base.SendAsync(request, cancellationToken);
    }
}
