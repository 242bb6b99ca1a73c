// Calls the client as each line of standard input says: {"call":"tags.tag.create","with":[{...}]}
const { createInterface } = require('readline');
const ActiveCampaign = require('active-campaign-api-node');
const ContactTag = require('active-campaign-api-node/src/api/contacts/tag');

const client = new ActiveCampaign({ apiUrl: process.argv[2], apiKey: process.argv[3] });
client.contacts.tag = new ContactTag(client.contacts); // written, but forgotten in its index

async function answer({ call, with: args }) {
  const path = call.split('.');
  const method = path.pop();
  const owner = path.reduce((api, name) => api[name], client);
  try {
    const { status, data } = await owner[method](...args);
    return { status, data };
  } catch (error) {
    if (!error.response) {
      return { status: 0, data: String(error) };
    }
    return { status: error.response.status, data: error.response.data };
  }
}

async function run() {
  for await (const line of createInterface({ input: process.stdin })) {
    console.log(JSON.stringify(await answer(JSON.parse(line))));
  }
}

run();
