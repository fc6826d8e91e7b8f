using HybridTrust.Api.Runs;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace HybridTrust.Functions.Http;

/// <summary><c>POST /api/runs/{id}/undo</c>.</summary>
internal sealed class UndoRun(HttpFace face)
{
    /// <summary>The trigger.</summary>
    [Function("undoRun")]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/runs/{id}/undo")] HttpRequest request, [DurableClient] DurableTaskClient client, string id) =>
        face.AnswerAsync<UndoHandler>(request, client, id);
}
